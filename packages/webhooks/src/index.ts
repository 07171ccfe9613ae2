export type { EventData, EventType, WebhookEvent } from './events.ts';
export type { HeaderSource } from './headers.ts';
export { type RefusalReason, WebhookVerificationError } from './refusal.ts';
export { type VerifyOptions, verify } from './verify.ts';

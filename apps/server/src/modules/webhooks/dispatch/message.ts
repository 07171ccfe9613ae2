import { createHmac } from 'node:crypto';
import type { LearnerNames } from '../../access/index.ts';
import { toldData } from './told-learners.ts';

/** A message as its bytes go out. Sources: source document 05 (first form), Standard Webhooks 1.0 (second form). */
export interface Message {
  eventId: string;
  type: string;
  tenantId: string;
  /** When it happened, ISO. */
  timestamp: string;
  /** JSON as it is stored. */
  data: string;
  /** How the receiver knows learners. */
  learners: LearnerNames;
}

/**
 * The body. Its bytes survive JSON.stringify(JSON.parse(body)), because the printed receiver verifies what it has written
 * anew: so `data` is written as JavaScript writes it, however the database had it.
 */
export function bodyOf({ eventId, type, tenantId, timestamp, data, learners }: Message): string {
  return JSON.stringify({ id: eventId, type, tenantId, timestamp, data: toldData(type, JSON.parse(data), learners) });
}

/** The keys of an endpoint: the current one, and the former while its overlap lasts. */
export interface SigningSecrets {
  current: string;
  previous: string | null;
}

/** The printed form: hex HMAC-SHA256 of `<ms>.<body>` under the whole text of the secret; the former one's until the switch is confirmed. */
export function printedSignature({ current, previous }: SigningSecrets, timestampMs: number, body: string): string {
  return `sha256=${createHmac('sha256', previous ?? current)
    .update(`${timestampMs}.${body}`)
    .digest('hex')}`;
}

/** Standard Webhooks: base64 HMAC-SHA256 of `<id>.<s>.<body>` under the bytes behind `whsec_`; one signature per valid secret. */
export function standardSignature({ current, previous }: SigningSecrets, id: string, timestampMs: number, body: string): string {
  const signed = `${id}.${Math.floor(timestampMs / 1000)}.${body}`;
  return [current, ...(previous === null ? [] : [previous])]
    .map((secret) => `v1,${createHmac('sha256', keyOf(secret)).update(signed).digest('base64')}`)
    .join(' ');
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.slice('whsec_'.length), 'base64');
}

/** What the headers of an attempt follow from. */
export interface SentParts {
  eventId: string;
  type: string;
  deliveryId: string;
  sentAtMs: number;
  signature: string;
  standardSignature: string;
}

/** Names and values in turn, as they go out. `brand`: Aivo, unless WEBHOOK_HEADER_BRAND says otherwise. */
export function headersOf(
  brand: string,
  { eventId, type, deliveryId, sentAtMs, signature, standardSignature: standard }: SentParts,
): string[] {
  return [
    'content-type',
    'application/json',
    'user-agent',
    'Rollbook-Webhooks/1.0',
    // Nothing to unpack: an answer is at most what came over the wire.
    'accept-encoding',
    'identity',
    `X-${brand}-Signature`,
    signature,
    `X-${brand}-Timestamp`,
    String(sentAtMs),
    `X-${brand}-Event`,
    type,
    `X-${brand}-Delivery-Id`,
    deliveryId,
    'webhook-id',
    eventId,
    'webhook-timestamp',
    String(Math.floor(sentAtMs / 1000)),
    'webhook-signature',
    standard,
  ];
}

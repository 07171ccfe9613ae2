import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
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

/** A secret as each form signs with it. Made once: from bare bytes a signature takes five times as long. */
export interface SigningKey {
  /** Its whole text. */
  printed: KeyObject;
  /** The bytes behind `whsec_`. */
  standard: KeyObject;
}

/** The keys of an endpoint: the current one, and the former while its overlap lasts. */
export interface SigningKeys {
  current: SigningKey;
  previous: SigningKey | null;
}

export function signingKey(secret: string): SigningKey {
  return {
    printed: createSecretKey(secret, 'utf8'),
    standard: createSecretKey(secret.slice('whsec_'.length), 'base64'),
  };
}

/** The printed form: hex HMAC-SHA256 of `<ms>.<body>`; under the former secret until the switch is confirmed. */
function printedSignature({ current, previous }: SigningKeys, timestampMs: number, body: string): string {
  return `sha256=${createHmac('sha256', (previous ?? current).printed)
    .update(`${timestampMs}.${body}`)
    .digest('hex')}`;
}

/** Standard Webhooks: base64 HMAC-SHA256 of `<id>.<s>.<body>`; one signature per valid secret. */
function standardSignature({ current, previous }: SigningKeys, id: string, timestampMs: number, body: string): string {
  const signed = `${id}.${Math.floor(timestampMs / 1000)}.${body}`;
  return [current, ...(previous === null ? [] : [previous])]
    .map(({ standard }) => `v1,${createHmac('sha256', standard).update(signed).digest('base64')}`)
    .join(' ');
}

/** Which attempt it is. */
interface AttemptName {
  eventId: string;
  type: string;
  deliveryId: string;
  sentAtMs: number;
}

export interface Signatures {
  signature: string;
  standardSignature: string;
}

/** What the headers of an attempt follow from. */
export type SentParts = AttemptName & Signatures;

/** The headers of an attempt that goes out now, and the signatures among them. */
export function signed(brand: string, keys: SigningKeys, name: AttemptName, body: string): Signatures & { headers: string[] } {
  const signatures = {
    signature: printedSignature(keys, name.sentAtMs, body),
    standardSignature: standardSignature(keys, name.eventId, name.sentAtMs, body),
  };
  return { ...signatures, headers: headersOf(brand, { ...name, ...signatures }) };
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

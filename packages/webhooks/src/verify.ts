import { EVENT_SHAPE, type WebhookEvent } from './events.ts';
import { type HeaderSource, header } from './headers.ts';
import { WebhookVerificationError } from './refusal.ts';
import { isSigned, type Signed } from './signatures.ts';

export interface VerifyOptions {
  /** How far the time of signing may be from now, either way; 300 unless said. */
  toleranceSeconds?: number;
  /** The server's WEBHOOK_HEADER_BRAND: `Aivo` unless it was changed. */
  brand?: string;
  /** Milliseconds since 1970; `Date.now` unless a test brings another. */
  now?: () => number;
}

interface Claim extends Signed {
  signedAtMs: number;
}

/**
 * Answers the event of a delivery, or throws a WebhookVerificationError whose `reason` says why it is none.
 *
 * `rawBody`: the bytes (or their text) exactly as they came, before any JSON parser. `secret`: the endpoint's `whsec_…`, or several
 * while one is replaced by another. Both schemes are understood, and Standard Webhooks (`webhook-signature`, which carries a
 * signature of each valid secret during a rotation) is preferred to `X-Aivo-Signature` where a request has both.
 */
export function verify(
  rawBody: string | Uint8Array,
  headers: HeaderSource,
  secret: string | readonly string[],
  { toleranceSeconds = 300, brand = 'Aivo', now = Date.now }: VerifyOptions = {},
): WebhookEvent {
  const body = bytesOf(rawBody);
  const secrets = (typeof secret === 'string' ? [secret] : secret).filter(Boolean);
  if (secrets.length === 0) throw new WebhookVerificationError('secret-missing', 'Hand over the secret of the endpoint (whsec_…).');
  const claim = standardClaim(headers) ?? printedClaim(headers, brand);
  if (!claim) throw new WebhookVerificationError('headers-missing', `There is neither webhook-signature nor X-${brand}-Signature.`);
  checkTime(claim.signedAtMs, now(), toleranceSeconds);
  if (!isSigned(claim, body, secrets)) {
    throw new WebhookVerificationError('no-match', 'No secret fits: is it this endpoint’s, and is the body what came over the wire?');
  }
  return eventOf(body);
}

function bytesOf(rawBody: unknown): Uint8Array {
  if (typeof rawBody === 'string') return Buffer.from(rawBody);
  if (rawBody instanceof Uint8Array) return rawBody;
  throw new WebhookVerificationError('body-unusable', 'Hand over the raw body, a string or bytes, not what a JSON parser made of it.');
}

// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
function standardClaim(headers: HeaderSource): Claim | null {
  const [id, timestamp, signature] = ['id', 'timestamp', 'signature'].map((name) => header(headers, `webhook-${name}`));
  if (!id || !timestamp || !signature) return null;
  const signatures = signature.split(/,?\s+/).flatMap((one) => (one.startsWith('v1,') ? [one.slice(3)] : []));
  return { signatures, prefix: `${id}.${timestamp}.`, encoding: 'base64', signedAtMs: numberOf(timestamp) * 1000 };
}

/** `X-Aivo-Signature: sha256=<hex>` over `<milliseconds>.<body>`; the key is the whole text of the secret. */
function printedClaim(headers: HeaderSource, brand: string): Claim | null {
  const signature = header(headers, `x-${brand}-signature`);
  const timestamp = header(headers, `x-${brand}-timestamp`);
  if (!signature || !timestamp) return null;
  const signatures = signature.split(/[\s,]+/).flatMap((one) => (one.startsWith('sha256=') ? [one.slice(7)] : []));
  return { signatures, prefix: `${timestamp}.`, encoding: 'hex', signedAtMs: numberOf(timestamp) };
}

function numberOf(timestamp: string): number {
  if (/^\d{1,15}$/.test(timestamp)) return Number(timestamp);
  throw new WebhookVerificationError('timestamp-unreadable', 'The timestamp is no whole number.');
}

function checkTime(signedAtMs: number, nowMs: number, toleranceSeconds: number): void {
  const age = (nowMs - signedAtMs) / 1000;
  if (age > toleranceSeconds) {
    throw new WebhookVerificationError('too-old', `It was signed ${Math.round(age)} s ago: a replay, or this clock is ahead.`);
  }
  if (age < -toleranceSeconds) {
    throw new WebhookVerificationError('too-new', `It was signed ${Math.round(-age)} s in the future: this clock is behind.`);
  }
}

function eventOf(body: Uint8Array): WebhookEvent {
  let event: unknown;
  try {
    event = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    event = null;
  }
  const fields: Record<string, unknown> = typeof event === 'object' && event !== null ? { ...event } : {};
  if (Object.entries(EVENT_SHAPE).every(([name, type]) => typeof fields[name] === type && fields[name] !== null)) {
    // The sender vouches for the rest: its signature fits, and its catalogue is where these types come from.
    return event as WebhookEvent;
  }
  throw new WebhookVerificationError('body-unusable', 'The body is signed, and is no event.');
}

import { createHmac } from 'node:crypto';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Received } from '../../../apps/server/test/support/receiver.ts';
import { type HeaderSource, type RefusalReason, verify, WebhookVerificationError } from '../src/index.ts';
import { type Deliveries, startDeliveries } from './deliveries.ts';
import { verifyWebhook } from './samples/verify-webhook.ts';

let deliveries: Deliveries;
let delivery: Received;

beforeAll(async () => {
  deliveries = await startDeliveries();
  delivery = await deliveries.next();
});
afterAll(() => deliveries.close());

/** Why it is refused; null when it is taken. */
function refusal(...given: Parameters<typeof verify>): RefusalReason | null {
  try {
    verify(...given);
    return null;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return error.reason;
    throw error;
  }
}

const without = (headers: Record<string, string>, start: string) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(start)));

const HOUR_MS = 3_600_000;

// Everybody who may stand at the other end: true when it takes the delivery.
const VERIFIERS: Record<string, (body: string, headers: Record<string, string>, secret: string) => boolean> = {
  'this package, both schemes at hand': (...given) => refusal(...given) === null,
  'this package, Standard Webhooks only': (body, headers, secret) => refusal(body, without(headers, 'x-aivo-'), secret) === null,
  'this package, the printed form only': (body, headers, secret) => refusal(body, without(headers, 'webhook-'), secret) === null,
  'the printed sample': (body, { 'x-aivo-signature': signature = '', 'x-aivo-timestamp': timestamp = '' }, secret) =>
    // As its handler does: what a parser made of the body, written again.
    verifyWebhook(JSON.stringify(JSON.parse(body)), signature, timestamp, secret),
  standardwebhooks: (body, headers, secret) => !throws(() => new StandardWebhook(secret).verify(body, headers)),
  svix: (body, headers, secret) => !throws(() => new SvixWebhook(secret).verify(body, headers)),
};

function throws(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch {
    return true;
  }
}

/** As the same server would have sent it an hour ago: every signature fits. */
function signedEarlier({ headers, body }: Received, secret: string): Record<string, string> {
  const ms = Number(headers['x-aivo-timestamp']) - HOUR_MS;
  const s = Math.floor(ms / 1000);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return {
    ...headers,
    'x-aivo-timestamp': String(ms),
    'x-aivo-signature': `sha256=${createHmac('sha256', secret).update(`${ms}.${body}`).digest('hex')}`,
    'webhook-timestamp': String(s),
    'webhook-signature': `v1,${createHmac('sha256', key).update(`${headers['webhook-id']}.${s}.${body}`).digest('base64')}`,
  };
}

describe.each(Object.entries(VERIFIERS))('a delivery of a running server, verified by %s', (_name, takes) => {
  it('is taken', () => {
    expect(takes(delivery.body, delivery.headers, deliveries.secret)).toBe(true);
  });

  it('is refused with a byte changed', () => {
    expect(takes(delivery.body.replace('driving', 'drivinh'), delivery.headers, deliveries.secret)).toBe(false);
  });

  it('is refused when it is an hour old, though its signature fits', () => {
    expect(takes(delivery.body, signedEarlier(delivery, deliveries.secret), deliveries.secret)).toBe(false);
  });

  it('is refused under another secret', () => {
    expect(takes(delivery.body, delivery.headers, `whsec_${Buffer.alloc(32, 7).toString('base64')}`)).toBe(false);
  });
});

describe('verify', () => {
  it('answers the event, typed', () => {
    const event = verify(delivery.body, delivery.headers, deliveries.secret);
    if (event.type !== 'customer.created') throw new Error(`it is ${event.type}`);
    const name: string = event.data.name;
    expect(name).toContain('Ngô – כהן 🚗 "/"');
    expect(event).toEqual(JSON.parse(delivery.body));
  });

  it('takes bytes, fetch’s Headers, names of any case and repeated headers', () => {
    const { body, headers } = delivery;
    const upper = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
    const repeated = { ...headers, 'webhook-signature': ['v1,b3RoZXI=', headers['webhook-signature'] ?? ''] };
    const sources: HeaderSource[] = [new Headers(headers), upper, repeated];
    for (const source of sources) expect(verify(Buffer.from(body), source, deliveries.secret).id).toBe(headers['webhook-id']);
  });

  it.each<[string, RefusalReason, (headers: Record<string, string>) => Record<string, string>]>([
    ['without signatures', 'headers-missing', () => ({})],
    ['without a timestamp', 'headers-missing', (headers) => ({ 'x-aivo-signature': headers['x-aivo-signature'] ?? '' })],
    ['with a timestamp of words', 'timestamp-unreadable', (headers) => ({ ...headers, 'webhook-timestamp': 'today' })],
    ['with a timestamp that is read in two ways', 'timestamp-unreadable', (headers) => ({ ...headers, 'webhook-timestamp': '1e9' })],
    ['with the signature of another scheme', 'no-match', (headers) => ({ ...headers, 'webhook-signature': 'v2,AAAA' })],
    ['with a signature cut short', 'no-match', (headers) => ({ ...headers, 'webhook-signature': 'v1,' })],
    ['with another id', 'no-match', (headers) => ({ ...headers, 'webhook-id': 'evt_other' })],
  ])('says of a request %s: %s', (_what, reason, change) => {
    expect(refusal(delivery.body, change(delivery.headers), deliveries.secret)).toBe(reason);
  });

  it('falls back on no weaker scheme: a broken standard signature is not made good by the printed one', () => {
    const headers = { ...delivery.headers, 'webhook-signature': 'v1,AAAA' };
    expect(refusal(delivery.body, headers, deliveries.secret)).toBe('no-match');
  });

  it('holds to the tolerance it is given, before and after', () => {
    const at = Number(delivery.headers['webhook-timestamp']) * 1000;
    const after = (seconds: number) =>
      refusal(delivery.body, delivery.headers, deliveries.secret, { toleranceSeconds: 10, now: () => at + seconds * 1000 });
    expect([-11, -10, 10, 11].map(after)).toEqual(['too-new', null, null, 'too-old']);
  });

  it('wants the raw body, an event and a secret', () => {
    const { body, headers } = delivery;
    // What a caller without types may do.
    expect(refusal(JSON.parse(body) as string, headers, deliveries.secret)).toBe('body-unusable');
    expect(refusal(body, headers, '')).toBe('secret-missing');
    expect(refusal(body, headers, [])).toBe('secret-missing');
    const ms = Date.now();
    const signed = (text: string) => ({
      'x-aivo-timestamp': String(ms),
      'x-aivo-signature': `sha256=${createHmac('sha256', 'whsec_x').update(`${ms}.${text}`).digest('hex')}`,
    });
    for (const text of ['null', '[]', '{}', 'not json', '{"id":1}']) expect(refusal(text, signed(text), 'whsec_x')).toBe('body-unusable');
  });

  it('goes on through a rotation, with the old secret, the new one, or both', async () => {
    const fresh = await deliveries.rotate();
    const { body, headers } = await deliveries.next();
    for (const secret of [deliveries.secret, fresh, [fresh, deliveries.secret]]) expect(refusal(body, headers, secret)).toBeNull();
    const printed = without(headers, 'webhook-');
    expect(refusal(body, printed, fresh)).toBe('no-match');
    expect(refusal(body, printed, [fresh, deliveries.secret])).toBeNull();
  });
});

it('a server of another brand is understood by its name', async () => {
  const branded = await startDeliveries(undefined, { WEBHOOK_HEADER_BRAND: 'Acme' });
  const { body, headers } = await branded.next();
  const printed = without(headers, 'webhook-');
  expect(refusal(body, printed, branded.secret)).toBe('headers-missing');
  expect(refusal(body, printed, branded.secret, { brand: 'Acme' })).toBeNull();
  await branded.close();
});

import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import tls from 'node:tls';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Delivery, DeliveryDetail } from '../../src/modules/webhooks/deliveries/delivery-schemas.ts';
import type { Endpoint } from '../../src/modules/webhooks/endpoints/endpoint-schemas.ts';
import { type Certificate, selfSigned } from '../support/certificate.ts';
import { startRawReceiver, writeWithoutEnd } from '../support/raw-receiver.ts';
import { startReceiver } from '../support/receiver.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';
import { addEndpointAt, deleteEndpoints } from '../support/webhooks.ts';

const MB = 1024 * 1024;
// What the kernel takes off a writer's hands though nobody reads it: far below what would have come.
const IN_BUFFERS = 24 * MB;

let server: TestServer;
let admin: Api;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  server = await startTestServer({
    environment: { WEBHOOK_ALLOW_PRIVATE: 'true', WEBHOOK_TIMEOUT_MS: '4000', WEBHOOK_WORKER_INTERVAL_MS: '60000' },
  });
  await openSchool(server);
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());
afterEach(async () => {
  await deleteEndpoints(admin);
  for (const close of closing.splice(0)) await close();
});

/** Closed when the test is over. */
function opened<T extends { close(): Promise<void> }>(receiver: T): T {
  closing.push(receiver.close);
  return receiver;
}

let courses = 0;
async function addCourses(count: number): Promise<void> {
  for (let n = 0; n < count; n++)
    expect((await admin('POST', '/api/v1/courses', { name: `Course ${++courses}`, category: 'driving' })).status).toBe(201);
}

const addEndpoint = async (url: string, fields: object = {}) =>
  (await addEndpointAt(admin, url, { eventTypes: ['course.created'], ...fields })).id;

const deliveries = async (id: string, query = '') =>
  dataOf<Delivery[]>(await admin('GET', `/api/v1/webhooks/${id}/deliveries?limit=100${query}`));

/** Something happens that the endpoint wants: what people read of the delivery after its first attempt. */
async function tryOnce(url: string, fields: object = {}): Promise<DeliveryDetail> {
  const id = await addEndpoint(url, fields);
  await addCourses(1);
  await expect.poll(async () => (await deliveries(id))[0]?.attempts, { timeout: 10_000, interval: 20 }).toBeGreaterThan(0);
  const [one] = await deliveries(id);
  return dataOf<DeliveryDetail>(await admin('GET', `/api/v1/webhooks/${id}/deliveries/${one?.id}`));
}

test('a gzip bomb is asked not to come, and is neither unpacked nor read on', async () => {
  // 64 MB of nothing in 64 KB: what is packed in parts is one whole.
  const bomb = Buffer.concat(Array.from({ length: 64 }, () => gzipSync(Buffer.alloc(MB))));
  let written: Promise<number> | undefined;
  const receiver = opened(
    await startRawReceiver((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-type: text/html\r\n\r\n');
      written ??= writeWithoutEnd(socket, bomb);
    }),
  );
  const before = process.memoryUsage().arrayBuffers;
  const detail = await tryOnce(receiver.url);
  await expect.poll(receiver.ended, { timeout: 3000 }).toBe(1);
  expect(receiver.requests[0]).toMatch(/\r\naccept-encoding: identity\r\n/i);
  expect(await written).toBeLessThan(IN_BUFFERS);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(IN_BUFFERS);
  expect(detail).toMatchObject({ status: 'SUCCESS', responseStatus: 200, error: null });
  // As it came: 4 KB of bytes that are no text.
  expect(detail.tries[0]?.responseBody).toBe(bomb.subarray(0, 4096).toString('utf8').replaceAll('\0', '\ufffd'));
});

test.each([
  ['one header', Buffer.alloc(64 * 1024, 'a'), 'x-long: '],
  ['many headers', Buffer.from('x-many: of them\r\n'.repeat(4096)), ''],
])('an answer of 10 MB of %s is no answer, and the log says what is wrong with it', async (_what, chunk, begin) => {
  const written: Promise<number>[] = [];
  const receiver = opened(
    await startRawReceiver((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${begin}`);
      written.push(writeWithoutEnd(socket, chunk));
    }),
  );
  const detail = await tryOnce(receiver.url);
  await expect.poll(receiver.ended, { timeout: 3000 }).toBeGreaterThan(0);
  expect(await written[0]).toBeLessThan(IN_BUFFERS);
  expect(detail).toMatchObject({ responseStatus: null, error: 'the answer’s headers are larger than 16 KB' });
  expect(detail.tries[0]).toMatchObject({ isSuccess: false, responseBody: null });
});

async function startSecureReceiver(certificate: Certificate): Promise<{ url: string; received: string[]; close(): Promise<void> }> {
  const received: string[] = [];
  const secure = https.createServer(certificate, (request, response) => {
    received.push(request.url ?? '');
    response.end('ok');
  });
  secure.listen(0, '127.0.0.1');
  await new Promise((resolve) => secure.once('listening', resolve));
  return {
    url: `https://127.0.0.1:${(secure.address() as AddressInfo).port}/hook`,
    received,
    close: async () => {
      secure.closeAllConnections();
      await new Promise((resolve) => secure.close(resolve));
    },
  };
}

test('a certificate nobody vouches for is refused before anything is sent, and the log says so', async () => {
  const receiver = opened(await startSecureReceiver(selfSigned()));
  const { tries } = await tryOnce(receiver.url);
  expect(tries[0]).toMatchObject({ isSuccess: false, responseStatus: null, error: 'the certificate is self-signed' });
  expect(receiver.received).toEqual([]);
});

test.each([
  ['that has run out', () => selfSigned({ validUntil: new Date(Date.now() - 1000) }), '127.0.0.1', 'the certificate has expired'],
  ['of another host', () => selfSigned(), 'localhost', 'the certificate is for another host'],
])('a certificate %s is refused though its maker is trusted, and the log says so', async (_what, make, host, reason) => {
  const certificate = make();
  const receiver = opened(await startSecureReceiver(certificate));
  const usual = tls.getCACertificates('default');
  tls.setDefaultCACertificates([...usual, certificate.cert]);
  const { tries } = await tryOnce(receiver.url.replace('127.0.0.1', host)).finally(() => tls.setDefaultCACertificates(usual));
  expect(tries[0]).toMatchObject({ isSuccess: false, responseStatus: null, error: reason });
  expect(receiver.received).toEqual([]);
});

test('a server without TLS behind an https address is told from one that is down', async () => {
  const receiver = opened(await startReceiver());
  const { tries } = await tryOnce(receiver.url.replace('http:', 'https:'));
  expect(tries[0]?.error).toBe('there is no TLS (https) at this address');
});

test.each([
  ['in the middle of its answer', 'content-length: 100\r\n\r\nthan'],
  ['in the middle of a chunk', 'transfer-encoding: chunked\r\n\r\n64\r\nthan'],
])('who says 200 and hangs up %s has taken it, and is not asked again', async (_when, rest) => {
  const receiver = opened(
    await startRawReceiver((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${rest}`, () => setTimeout(() => socket.destroy(), 50));
    }),
  );
  const detail = await tryOnce(receiver.url);
  expect(detail).toMatchObject({ status: 'SUCCESS', responseStatus: 200, error: null, nextAttemptAt: null });
  expect(detail.tries.map(({ responseBody }) => responseBody)).toEqual(['than']);
  await sleep(1500);
  expect(receiver.requests.length).toBe(1);
});

test('who hangs up before the end of the headers has not taken it, and is asked again', async () => {
  const receiver = opened(
    await startRawReceiver((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-le', () => setTimeout(() => socket.destroy(), 50));
    }),
  );
  const { tries } = await tryOnce(receiver.url);
  expect(tries[0]).toMatchObject({ isSuccess: false, responseStatus: null, error: 'the connection was closed before an answer' });
  await expect.poll(() => receiver.requests.length, { timeout: 5000 }).toBe(2);
});

test('an answer whose headers drip is none when its time is over, and its connection is ended', async () => {
  const receiver = opened(
    await startRawReceiver((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const drip = setInterval(() => socket.write('x-drip: .\r\n'), 100);
      socket.on('close', () => clearInterval(drip));
    }),
  );
  const { tries } = await tryOnce(receiver.url);
  expect(tries[0]).toMatchObject({ isSuccess: false, responseStatus: null, error: 'no answer within 4 s' });
  expect(tries[0]?.tookMs).toBeLessThan(6000);
  await expect.poll(receiver.ended, { timeout: 2000 }).toBe(1);
});

test('an endpoint that is back is not hit by all at once: by one, two, four, and so on', async () => {
  const receiver = opened(await startReceiver((_, response) => response.writeHead(503).end()));
  const id = await addEndpoint(receiver.url, { maxConcurrency: 10, retrySchedule: 'long' });
  await addCourses(60);
  const health = async () => dataOf<Endpoint>(await admin('GET', `/api/v1/webhooks/${id}`)).health;
  await expect.poll(async () => (await health()).pausedUntil, { timeout: 10_000 }).not.toBeNull();

  const held: (() => void)[] = [];
  receiver.answer = (_, response) => held.push(() => response.end('ok'));
  const atOnce: number[] = [];
  await expect.poll(() => held.length, { timeout: 10_000, interval: 10 }).toBe(1);
  for (let turn = 0; turn < 6; turn++) {
    await sleep(150);
    atOnce.push(held.length);
    held.shift()?.();
  }
  expect(atOnce).toEqual([1, 2, 4, 8, 10, 10]);
  receiver.answer = (_, response) => response.end('ok');
  for (const release of held) release();
  await expect.poll(async () => (await deliveries(id, '&status=SUCCESS')).length, { timeout: 15_000 }).toBe(60);
  expect(await health()).toMatchObject({ pausedUntil: null, failingSince: null, waiting: 0 });
});

test('what is replayed goes through the same gate as everything else', async () => {
  const receiver = opened(await startReceiver());
  const id = await addEndpoint(receiver.url, { maxConcurrency: 3 });
  await addCourses(12);
  await expect.poll(async () => (await deliveries(id, '&status=SUCCESS')).length, { timeout: 10_000 }).toBe(12);
  let [underWay, most] = [0, 0];
  receiver.answer = (_, response) => {
    most = Math.max(most, ++underWay);
    setTimeout(() => {
      underWay--;
      response.end('again');
    }, 100);
  };
  const range = { from: new Date(Date.now() - 60_000).toISOString(), to: new Date(Date.now() + 60_000).toISOString() };
  expect(dataOf(await admin('POST', `/api/v1/webhooks/${id}/replay`, range))).toMatchObject({ count: 12 });
  await expect.poll(() => receiver.received.length, { timeout: 10_000 }).toBe(24);
  expect(most).toBe(3);
});

test('429 with Retry-After is tried again then and not before, and the log says when', async () => {
  const receiver = opened(await startReceiver());
  receiver.answer = (_, response, count) =>
    count === 1 ? response.writeHead(429, { 'retry-after': '4' }).end('slowly') : response.end('ok');
  const detail = await tryOnce(receiver.url);
  const [first] = detail.tries;
  expect(first).toMatchObject({ isSuccess: false, responseStatus: 429, responseBody: 'slowly' });
  expect(detail.status).toBe('FAILED');
  const wait = Date.parse(detail.nextAttemptAt ?? '') - Date.parse(first?.sentAt ?? '');
  expect(wait).toBeGreaterThanOrEqual(4000);
  expect(wait).toBeLessThan(6000);
  await expect.poll(() => receiver.received.length, { timeout: 10_000, interval: 20 }).toBe(2);
  const [one, two] = receiver.received.map(({ at }) => at);
  expect((two ?? 0) - (one ?? 0)).toBeGreaterThanOrEqual(4000);
});

test('429 without Retry-After waits a minute at least on the long schedule', async () => {
  const receiver = opened(await startReceiver((_, response) => response.writeHead(429).end()));
  const { nextAttemptAt, tries } = await tryOnce(receiver.url, { retrySchedule: 'long' });
  expect(tries[0]?.responseStatus).toBe(429);
  expect(Date.parse(nextAttemptAt ?? '') - Date.parse(tries[0]?.sentAt ?? '')).toBeGreaterThanOrEqual(60_000);
});

test.each([301, 302, 307, 308])('a %i is a failure the log shows, and nobody goes where it leads', async (status) => {
  const elsewhere = opened(await startReceiver());
  const receiver = opened(
    await startReceiver((_, response) => response.writeHead(status, { location: `${elsewhere.url}/inside` }).end('over there')),
  );
  const { tries } = await tryOnce(receiver.url);
  expect(tries[0]).toMatchObject({ isSuccess: false, responseStatus: status, responseBody: 'over there', error: null });
  expect(elsewhere.received).toEqual([]);
});

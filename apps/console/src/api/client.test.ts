import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ApiError, isApiError, parseRetryAfter } from './api-error.ts';
import { type Client, createClient, queryString } from './client.ts';
import type { Locks, Notes } from './session.ts';

/** A server with one session; `state` says how it answers. */
const state = { isSignedIn: true, mayRefresh: true, refreshes: 0, requests: 0, refreshDelayMs: 20 };

async function answer(request: IncomingMessage, response: ServerResponse) {
  const send = (status: number, body?: unknown, headers = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };
  const refuse = (status: number, code: string, headers = {}) =>
    send(
      status,
      {
        error: { code, message: `${code}!`, details: [{ field: 'email', message: 'bad' }] },
        meta: { requestId: 'req_9' },
      },
      headers,
    );

  if (request.url === '/auth/refresh') {
    state.refreshes += 1;
    await new Promise((resolve) => setTimeout(resolve, state.refreshDelayMs));
    if (!state.mayRefresh) return refuse(401, 'UNAUTHORIZED');
    state.isSignedIn = true;
    return send(200, { data: { expiresIn: 900 }, meta: {} });
  }
  if (request.url?.startsWith('/auth/login')) return refuse(401, 'UNAUTHORIZED');
  if (request.url === '/limited') return refuse(429, 'RATE_LIMITED', { 'retry-after': '30' });
  if (request.url === '/proxy-error') {
    response.writeHead(502, { 'content-type': 'text/html', 'x-request-id': 'req_proxy' });
    return response.end('<h1>Bad gateway</h1>');
  }
  state.requests += 1;
  if (!state.isSignedIn) return refuse(401, 'UNAUTHORIZED');
  if (request.method === 'DELETE' || request.url === '/nothing') return send(204);
  let body = '';
  for await (const chunk of request) body += chunk;
  return send(200, {
    data: {
      url: request.url,
      type: request.headers['content-type'] ?? null,
      ifMatch: request.headers['if-match'] ?? null,
      key: request.headers['idempotency-key'] ?? null,
      body,
    },
    meta: {},
  });
}

const server = createServer((request, response) => void answer(request, response));
let baseUrl = '';
let client: Client;

/** What two tabs of one browser have in common. */
function sharedNotes(): Notes {
  const map = new Map<string, string>();
  return { getItem: (key) => map.get(key) ?? null, setItem: (key, value) => void map.set(key, value) };
}

function tab(notes: Notes, locks: Locks | undefined = navigator.locks): Client {
  return createClient({ baseUrl, fetch, locks, notes });
}

beforeEach(async () => {
  Object.assign(state, { isSignedIn: true, mayRefresh: true, refreshes: 0, requests: 0, refreshDelayMs: 20 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A listening TCP server has an AddressInfo; the string form is for pipes.
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = tab(sharedNotes());
});

afterEach(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

describe('a request', () => {
  test('gives the data of the envelope', async () => {
    expect(await client.get('/students', { query: { cursor: '', search: 'a b', grade: undefined } })).toMatchObject({
      url: '/students?cursor=&search=a+b',
      type: null,
    });
  });

  test('sends JSON, which the server insists on', async () => {
    expect(await client.post('/x', { a: 1 })).toMatchObject({ type: 'application/json', body: '{"a":1}' });
  });

  test('a change names the version it was made against and the key that keeps it from happening twice', async () => {
    expect(await client.patch('/x', {}, { ifMatch: 3 })).toMatchObject({ ifMatch: '"3"', key: null });
    expect(await client.post('/x', {}, { idempotencyKey: 'k1' })).toMatchObject({ ifMatch: null, key: 'k1' });
    expect(await client.delete('/x', { ifMatch: 1 })).toBeUndefined();
  });

  test('an answer without content is no error', async () => {
    expect(await client.post('/nothing', {})).toBeUndefined();
  });

  test('a failure carries code, fields, request id and waiting time', async () => {
    const error = await client.get('/limited').catch((each: unknown) => each);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 429,
      code: 'RATE_LIMITED',
      requestId: 'req_9',
      retryAfterSeconds: 30,
      details: [{ field: 'email', message: 'bad' }],
    });
  });

  test("a proxy's page is a failure too, not a parse error", async () => {
    await expect(client.get('/proxy-error')).rejects.toMatchObject({
      status: 502,
      code: 'UNEXPECTED_ANSWER',
      requestId: 'req_proxy',
    });
  });

  test('a server that is away is told apart from one that refuses', async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    const error = await client.get('/students').catch((each: unknown) => each);
    expect(isApiError(error, 'OFFLINE')).toBe(true);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  test('one that nobody waits for any more is not reported as offline', async () => {
    const stop = new AbortController();
    const asked = client.get('/students', { signal: stop.signal });
    stop.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('an expired session', () => {
  test('is renewed once for many requests at the same time, and nobody notices', async () => {
    state.isSignedIn = false;
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => client.get(`/${index}`)));
    expect(answers).toHaveLength(20);
    expect(state.refreshes).toBe(1);
    expect(state.requests).toBe(40);
    expect(client.session.isLost()).toBe(false);
  });

  test('is renewed once for several tabs', async () => {
    state.isSignedIn = false;
    const notes = sharedNotes();
    await Promise.all([tab(notes).get('/a'), tab(notes).get('/b'), tab(notes).get('/c')]);
    expect(state.refreshes).toBe(1);
  });

  test('is renewed without Web Locks too', async () => {
    state.isSignedIn = false;
    const oldBrowser = createClient({ baseUrl, fetch, locks: undefined, notes: sharedNotes() });
    await Promise.all([oldBrowser.get('/a'), oldBrowser.get('/b')]);
    expect(state.refreshes).toBe(1);
  });

  test('can expire again later', async () => {
    state.isSignedIn = false;
    await client.get('/a');
    await new Promise((resolve) => setTimeout(resolve, 5));
    state.isSignedIn = false;
    await client.get('/b');
    expect(state.refreshes).toBe(2);
  });

  test('that the server will not renew is lost, said once, and each request fails', async () => {
    Object.assign(state, { isSignedIn: false, mayRefresh: false });
    let changes = 0;
    client.session.subscribe(() => {
      changes += 1;
    });
    const answers = await Promise.allSettled([client.get('/a'), client.get('/b')]);
    expect(answers.map((each) => each.status)).toEqual(['rejected', 'rejected']);
    expect(client.session.isLost()).toBe(true);
    expect(changes).toBe(1);
    client.session.restore();
    expect(client.session.isLost()).toBe(false);
  });

  test('is not lost because the network is', async () => {
    state.isSignedIn = false;
    const flaky = createClient({
      baseUrl,
      fetch: (input, init) => (String(input).endsWith('/auth/refresh') ? Promise.reject(new TypeError('network')) : fetch(input, init)),
      locks: navigator.locks,
      notes: sharedNotes(),
    });
    await expect(flaky.get('/a')).rejects.toMatchObject({ code: 'OFFLINE' });
    expect(flaky.session.isLost()).toBe(false);
  });

  test('a wrong password is no reason to renew anything', async () => {
    await expect(client.post('/auth/login', {})).rejects.toMatchObject({ status: 401 });
    await expect(client.post('/auth/login/two-factor', {})).rejects.toMatchObject({ status: 401 });
    expect(state.refreshes).toBe(0);
  });

  test('a request refused even after renewing is not sent for ever', async () => {
    const stubborn = createClient({
      baseUrl,
      fetch: (input, init) => {
        state.isSignedIn = false;
        return fetch(input, init);
      },
      locks: navigator.locks,
      notes: sharedNotes(),
    });
    await expect(stubborn.get('/a')).rejects.toMatchObject({ status: 401 });
    expect(state.requests).toBe(2);
  });
});

test('Retry-After is read as seconds or as a date', () => {
  const now = Date.parse('2026-03-12T10:00:00Z');
  expect(parseRetryAfter('30', now)).toBe(30);
  expect(parseRetryAfter('Thu, 12 Mar 2026 10:01:00 GMT', now)).toBe(60);
  expect(parseRetryAfter('Thu, 12 Mar 2026 09:00:00 GMT', now)).toBe(0);
  expect(parseRetryAfter('soon', now)).toBeNull();
  expect(parseRetryAfter(null, now)).toBeNull();
});

test('a query leaves out what is not set, but keeps an empty cursor', () => {
  expect(queryString()).toBe('');
  expect(queryString({ cursor: '', limit: 50, search: null, grade: 'ז׳ & 1' })).toBe('?cursor=&limit=50&grade=%D7%96%D7%B3+%26+1');
});

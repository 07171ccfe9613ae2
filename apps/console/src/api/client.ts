import { ApiError } from './api-error.ts';
import type { One, Page } from './envelope.ts';
import { createSession, type Locks, type Notes, type Session } from './session.ts';

export type Query = Record<string, string | number | boolean | null | undefined>;

interface Ask {
  query?: Query;
  signal?: AbortSignal;
}

export interface WriteAsk {
  /** The version the change was made against: 412 when the record has moved on. */
  ifMatch?: number;
  /** Sent again with the same request after a broken line, the change still happens once. */
  idempotencyKey?: string;
}

export interface DeleteAsk extends WriteAsk {
  /** Some deletions want a proof, a password say. */
  body?: unknown;
}

export interface ClientParts {
  baseUrl: string;
  fetch: typeof fetch;
  locks: Locks | undefined;
  notes: Notes;
}

export interface Client {
  session: Session;
  /** One thing: the `data` of the envelope. */
  get: <Data>(path: string, ask?: Ask) => Promise<Data>;
  /** A list with its pagination. */
  list: <Item>(path: string, ask?: Ask) => Promise<Page<Item>>;
  post: <Data>(path: string, body: unknown, ask?: WriteAsk) => Promise<Data>;
  put: <Data>(path: string, body: unknown, ask?: WriteAsk) => Promise<Data>;
  patch: <Data>(path: string, body: unknown, ask?: WriteAsk) => Promise<Data>;
  delete: (path: string, ask?: DeleteAsk) => Promise<void>;
}

export function createClient({ baseUrl, fetch, locks, notes }: ClientParts): Client {
  async function send(method: string, path: string, body?: unknown, ask: Ask & WriteAsk = {}): Promise<Response> {
    try {
      return await fetch(`${baseUrl}${path}${queryString(ask.query)}`, {
        method,
        credentials: 'same-origin',
        headers: headersOf(body, ask),
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: ask.signal,
      });
    } catch (cause) {
      if (ask.signal?.aborted) throw cause; // someone stopped waiting: not a failure
      throw ApiError.offline(cause);
    }
  }

  async function refresh(): Promise<boolean> {
    const response = await send('POST', '/auth/refresh', { cookies: true });
    if (response.ok) return true;
    if (response.status === 401) return false;
    throw await ApiError.fromResponse(response);
  }

  const session = createSession({ refresh, locks, notes, now: Date.now });

  async function request(method: string, path: string, body?: unknown, ask?: Ask & WriteAsk): Promise<unknown> {
    const requestedAtMs = Date.now();
    let response = await send(method, path, body, ask);
    // Both steps of signing in say 401 about a password or a code, not about the session.
    if (response.status === 401 && !path.startsWith('/auth/login') && (await session.renew(requestedAtMs))) {
      response = await send(method, path, body, ask);
    }
    if (!response.ok) throw await ApiError.fromResponse(response);
    if (response.status === 204) return undefined;
    return response.json();
  }

  // The server checks its replies against the schemas these types mirror, so they are trusted here, not parsed twice.
  async function one<Data>(method: string, path: string, body?: unknown, ask?: Ask & WriteAsk): Promise<Data> {
    const answer = (await request(method, path, body, ask)) as One<Data> | undefined;
    return answer?.data as Data;
  }

  return {
    session,
    get: (path, ask) => one('GET', path, undefined, ask),
    list: async <Item>(path: string, ask?: Ask) => (await request('GET', path, undefined, ask)) as Page<Item>,
    post: (path, body, ask) => one('POST', path, body, ask),
    put: (path, body, ask) => one('PUT', path, body, ask),
    patch: (path, body, ask) => one('PATCH', path, body, ask),
    delete: async (path, { body, ...ask } = {}) => void (await request('DELETE', path, body, ask)),
  };
}

function headersOf(body: unknown, { ifMatch, idempotencyKey }: WriteAsk): Record<string, string> {
  return {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  };
}

/** `undefined` and `null` are left out; an empty string stays, because `cursor=` asks for the first keyset page. */
export function queryString(query: Query = {}): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) parts.set(name, String(value));
  }
  const text = parts.toString();
  return text ? `?${text}` : '';
}

import { ApiError } from './api-error.ts';
import type { One, Page } from './envelope.ts';
import { createSession, type Locks, type Notes, type Session } from './session.ts';

export type Query = Record<string, string | number | boolean | null | undefined>;

interface Ask {
  query?: Query;
  signal?: AbortSignal;
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
  post: <Data>(path: string, body: unknown) => Promise<Data>;
  patch: <Data>(path: string, body: unknown) => Promise<Data>;
}

export function createClient({ baseUrl, fetch, locks, notes }: ClientParts): Client {
  async function send(method: string, path: string, body?: unknown, ask: Ask = {}): Promise<Response> {
    try {
      return await fetch(`${baseUrl}${path}${queryString(ask.query)}`, {
        method,
        credentials: 'same-origin',
        headers: body === undefined ? undefined : { 'content-type': 'application/json' },
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

  async function request(method: string, path: string, body?: unknown, ask?: Ask): Promise<unknown> {
    const requestedAtMs = Date.now();
    let response = await send(method, path, body, ask);
    // Login says 401 about a password, not about the session.
    if (response.status === 401 && path !== '/auth/login' && (await session.renew(requestedAtMs))) {
      response = await send(method, path, body, ask);
    }
    if (!response.ok) throw await ApiError.fromResponse(response);
    if (response.status === 204) return undefined;
    return response.json();
  }

  // The server checks its replies against the schemas these types mirror, so they are trusted here, not parsed twice.
  async function one<Data>(method: string, path: string, body?: unknown, ask?: Ask): Promise<Data> {
    const answer = (await request(method, path, body, ask)) as One<Data> | undefined;
    return answer?.data as Data;
  }

  return {
    session,
    get: (path, ask) => one('GET', path, undefined, ask),
    list: async <Item>(path: string, ask?: Ask) => (await request('GET', path, undefined, ask)) as Page<Item>,
    post: (path, body) => one('POST', path, body),
    patch: (path, body) => one('PATCH', path, body),
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

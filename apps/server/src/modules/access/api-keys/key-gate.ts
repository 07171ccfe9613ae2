import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../../platform/caller.ts';
import { sha256 } from '../../../platform/crypto/secrets.ts';
import { FreshCache } from '../../../platform/db/fresh-cache.ts';
import { inSystem } from '../../../platform/db/transactions.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Gate } from '../../../platform/http/gate.ts';
import type { System } from '../../../system.ts';
import { ACCESS_COOKIE } from '../cookies.ts';
import { lacksScope } from '../lacking.ts';
import { addressChecker } from './allowed-addresses.ts';
import { findKeyByHash, type StoredKey } from './api-keys-store.ts';
import { isWholeKey, looksLikeKey } from './key-text.ts';
import { grantsOfScopes } from './scopes.ts';

/** The three ways a key may be sent, for the docs. */
export const KEY_SECURITY = [{ apiKey: [] }, { aivoApiKey: [] }, { apiKeyBearer: [] }];

interface KnownKey {
  id: string;
  tenantId: string;
  scopes: readonly string[];
  grants: ReadonlyMap<string, 'all'>;
  requestsPerHour: number;
  /** Unix milliseconds. */
  worksUntil: number;
  isAllowedFrom: (ip: string) => boolean;
}

/** Which key calls: its checksum, then its hash, remembered until NOTIFY says that the key has changed. */
export class KeyGate {
  readonly #system: System;
  readonly #keys: FreshCache<KnownKey | null>;

  constructor(system: System) {
    this.#system = system;
    this.#keys = new FreshCache({
      channel: 'rollbook_keys',
      listener: system.listener,
      maxAgeMs: 10_000,
      maxEntries: 10_000,
      load: async (hash) => {
        const bytes = Buffer.from(hash, 'hex');
        const stored = await inSystem(system.database, 'access: find an API key', (tx) => findKeyByHash(tx, bytes));
        return stored && known(stored);
      },
    });
  }

  /** Any key, whatever its scopes. */
  any(): Gate {
    return this.#gate('an API key', []);
  }

  /**
   * Keys with the scope, and nobody else. `seen` are permissions the route's own verbs ask for, which hold for this
   * route alone: a scope made for one route must not open others.
   */
  with(scope: string, seen: readonly string[] = []): Gate {
    return this.#gate(`an API key with ${scope}`, [scope], seen);
  }

  #gate(asks: string, wanted: readonly string[], seen: readonly string[] = []): Gate {
    return {
      security: KEY_SECURITY,
      asks,
      isForServers: true,
      errors: wanted.length > 0 ? ['UNAUTHORIZED', 'FORBIDDEN'] : ['UNAUTHORIZED'],
      enter: async (request) => {
        const caller = await this.recognise(request);
        if (!caller) throw new AppError('UNAUTHORIZED', 'Send an API key in X-API-Key.');
        const missing = wanted.find((scope) => !caller.scopes?.includes(scope));
        if (missing) throw lacksScope(missing);
        return seen.length === 0
          ? caller
          : { ...caller, grants: new Map([...(caller.grants ?? []), ...seen.map((one) => [one, 'all'] as const)]) };
      },
    };
  }

  /** The key a request carries, as its caller; null when it carries none. Every bad key is refused in the same words. */
  async recognise(request: FastifyRequest): Promise<Caller | null> {
    const text = keyOf(request);
    if (text === null) return null;
    const key = isWholeKey(text) ? await this.#keys.get(sha256(text).toString('hex')) : null;
    if (!key || key.worksUntil <= this.#system.clock() || !key.isAllowedFrom(request.ip)) throw refused();
    const { id, tenantId, scopes, grants, requestsPerHour } = key;
    const from = { ip: request.ip, userAgent: request.headers['user-agent'] ?? null, requestId: request.id };
    // Known from here on, also to the log and the counts when a scope is missing.
    request.caller = { kind: 'key', id, tenantId, scopes, grants, requestsPerHour, ...from };
    return request.caller;
  }
}

function known(stored: StoredKey): KnownKey {
  const ends = [stored.expiresAt, stored.worksUntil].map((end) => (end ? Date.parse(end) : Number.POSITIVE_INFINITY));
  return {
    id: stored.id,
    tenantId: stored.tenantId,
    scopes: stored.scopes,
    grants: grantsOfScopes(stored.scopes),
    requestsPerHour: stored.rateLimitPerHour,
    worksUntil: Math.min(...ends),
    isAllowedFrom: stored.allowedIps.length === 0 ? () => true : addressChecker(stored.allowedIps),
  };
}

// A person's token is told from a key by its looks; a header that comes twice, or beside another, says nothing clear.
function keyOf(request: FastifyRequest): string | null {
  const { authorization = '', 'x-api-key': plain, 'x-aivo-api-key': aivo } = request.headers;
  const bearer = /^Bearer +(.*)$/i.exec(authorization)?.[1] ?? null;
  if (plain === undefined && aivo === undefined && (bearer === null || !looksLikeKey(bearer))) return null;
  const sent = request.raw.headersDistinct;
  const keys = [...(sent['x-api-key'] ?? []), ...(sent['x-aivo-api-key'] ?? []), ...(bearer === null ? [] : (sent.authorization ?? []))];
  if (keys.length !== 1 || request.cookies[ACCESS_COOKIE] !== undefined) {
    throw new AppError('UNAUTHORIZED', 'Several credentials came at once. Send one: an API key, a token or the cookie.');
  }
  return bearer ?? keys[0] ?? null;
}

function refused(): AppError {
  return new AppError(
    'UNAUTHORIZED',
    'This API key is not accepted. Check that it is complete, neither revoked nor expired, and used from an address it is allowed from.',
  );
}

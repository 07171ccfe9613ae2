import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../platform/caller.ts';
import { FreshCache } from '../../platform/db/fresh-cache.ts';
import { inSystem } from '../../platform/db/transactions.ts';
import { AppError } from '../../platform/errors.ts';
import type { Gate } from '../../platform/http/gate.ts';
import { ID_PATTERN } from '../../platform/ids.ts';
import type { System } from '../../system.ts';
import { KEY_SECURITY, type KeyGate } from './api-keys/key-gate.ts';
import { scopeFor } from './api-keys/scopes.ts';
import { ACCESS_COOKIE, requireOwnOrigin } from './cookies.ts';
import { lacking } from './lacking.ts';
import { type Action, permissionsOf, type Resource, type Role, type Scope } from './permission-matrix.ts';
import { effectivePermissions } from './roles/role-rules.ts';
import { findRoleChangesOf } from './roles/roles-store.ts';
import { findLiveSession, type LiveSession } from './sessions-store.ts';
import type { Tokens } from './tokens.ts';
import { mustSetUpTwoFactor } from './two-factor/policy.ts';

const SECURITY = [{ staffToken: [] }, { staffCookie: [] }];

/** Who is signed in: the token's signature, then whether its session still lives. Where permissions are asked for, also which API key. */
export class StaffGate {
  readonly #system: System;
  readonly #tokens: Tokens;
  readonly #keys: KeyGate;
  readonly #sessions: FreshCache<LiveSession | null>;
  readonly #grants: FreshCache<ReadonlyMap<string, Scope>>;

  constructor(system: System, tokens: Tokens, keys: KeyGate) {
    this.#system = system;
    this.#tokens = tokens;
    this.#keys = keys;
    this.#sessions = new FreshCache({
      channel: 'rollbook_sessions',
      listener: system.listener,
      maxAgeMs: 10_000,
      maxEntries: 10_000,
      load: (key) => {
        const [tenantId = '', id = ''] = key.split('/');
        return inSystem(system.database, 'access: find a session', (tx) => findLiveSession(tx, tenantId, id));
      },
    });
    this.#grants = new FreshCache({
      channel: 'rollbook_roles',
      listener: system.listener,
      maxAgeMs: 10_000,
      maxEntries: 10_000,
      load: async (key) => {
        const [tenantId = '', name = ''] = key.split('/');
        // The key was made of a session's role.
        const role = name as Role;
        const changes = await inSystem(system.database, 'access: find what a role may do', (tx) => findRoleChangesOf(tx, tenantId, role));
        return effectivePermissions(role, changes);
      },
    });
  }

  /** Any person of the school. */
  anyone(): Gate {
    return { security: SECURITY, asks: 'signed in', errors: ['UNAUTHORIZED', 'FORBIDDEN'], enter: (request) => this.#caller(request) };
  }

  /** The same, also for somebody who has yet to set up two-factor sign-in: what concerns only their own account. */
  ownAccount(): Gate {
    return { ...this.anyone(), enter: (request) => this.#person(request).then(({ caller }) => caller) };
  }

  /** A person whose role has the permissions, for all records or their own; or an API key whose scopes give them. */
  may(resource: Resource, action: Action, ...more: (readonly [Resource, Action])[]): Gate {
    const wanted = [[resource, action] as const, ...more].map(([thing, verb]) => `${thing}:${verb}`);
    const isOpenToKeys = wanted.every((permission) => scopeFor(permission) !== null);
    return {
      security: isOpenToKeys ? [...SECURITY, ...KEY_SECURITY] : SECURITY,
      asks: wanted.join(' and '),
      permissions: wanted,
      errors: ['UNAUTHORIZED', 'FORBIDDEN'],
      enter: async (request) => {
        const caller = (await this.#keys.recognise(request)) ?? (await this.#caller(request));
        const missing = wanted.find((permission) => !caller.grants?.has(permission));
        if (missing) throw lacking(caller, missing);
        return caller;
      },
    };
  }

  async #caller(request: FastifyRequest): Promise<Caller> {
    const { caller, session } = await this.#person(request);
    if (!mustSetUpTwoFactor(session)) return caller;
    throw new AppError('FORBIDDEN', 'Your school asks for two-factor sign-in. Set it up under your account first.');
  }

  async #person(request: FastifyRequest): Promise<{ caller: Caller; session: LiveSession }> {
    if (await this.#keys.recognise(request)) throw new AppError('FORBIDDEN', 'This is for people: an API key cannot do it. Sign in.');
    const claims = await this.#tokens.verify('staff', this.#tokenOf(request));
    const { tid: tenantId, sid: sessionId } = claims;
    if (typeof tenantId !== 'string' || typeof sessionId !== 'string' || !ID_PATTERN.test(tenantId)) throw ended();
    const session = await this.#sessions.get(`${tenantId}/${sessionId}`);
    if (!session || session.userId !== claims.sub) throw ended();
    const grants = session.role === 'admin' ? permissionsOf('admin') : await this.#grants.get(`${tenantId}/${session.role}`);
    const { ip, id: requestId } = request;
    const userAgent = request.headers['user-agent'] ?? null;
    return { caller: { kind: 'user', id: session.userId, sessionId, tenantId, ip, userAgent, requestId, grants }, session };
  }

  #tokenOf(request: FastifyRequest): string {
    const { authorization } = request.headers;
    if (authorization?.startsWith('Bearer ')) return authorization.slice(7);
    const cookie = request.cookies[ACCESS_COOKIE];
    if (!cookie) throw new AppError('UNAUTHORIZED', 'Sign in first.');
    if (request.method !== 'GET' && request.method !== 'HEAD') requireOwnOrigin(request, this.#system.config);
    return cookie;
  }
}

function ended(): AppError {
  return new AppError('UNAUTHORIZED', 'Your session has ended. Sign in again.');
}

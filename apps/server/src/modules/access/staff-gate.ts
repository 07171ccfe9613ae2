import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../platform/caller.ts';
import { FreshCache } from '../../platform/db/fresh-cache.ts';
import { inSystem } from '../../platform/db/transactions.ts';
import { AppError } from '../../platform/errors.ts';
import type { Gate } from '../../platform/http/gate.ts';
import { ID_PATTERN } from '../../platform/ids.ts';
import type { System } from '../../system.ts';
import { ACCESS_COOKIE, requireOwnOrigin } from './cookies.ts';
import { type Action, permissionsOf, type Resource } from './permission-matrix.ts';
import { findLiveSession, type LiveSession } from './sessions-store.ts';
import type { Tokens } from './tokens.ts';

const SECURITY = [{ staffToken: [] }, { staffCookie: [] }];

/** Who is signed in: the token's signature, then whether its session still lives. */
export class StaffGate {
  readonly #system: System;
  readonly #tokens: Tokens;
  readonly #sessions: FreshCache<LiveSession | null>;

  constructor(system: System, tokens: Tokens) {
    this.#system = system;
    this.#tokens = tokens;
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
  }

  /** Any person of the school. */
  anyone(): Gate {
    return { security: SECURITY, asks: 'signed in', errors: ['UNAUTHORIZED', 'FORBIDDEN'], enter: (request) => this.#caller(request) };
  }

  /** A person whose role has the permission, for all records or their own. */
  may(resource: Resource, action: Action, ...more: (readonly [Resource, Action])[]): Gate {
    const wanted = [[resource, action] as const, ...more].map(([thing, verb]) => `${thing}:${verb}`);
    return {
      security: SECURITY,
      asks: wanted.join(' and '),
      errors: ['UNAUTHORIZED', 'FORBIDDEN'],
      enter: async (request) => {
        const caller = await this.#caller(request);
        const missing = wanted.find((permission) => !caller.grants?.has(permission));
        if (missing) throw new AppError('FORBIDDEN', `Your role does not include ${missing}. Ask an administrator for it.`);
        return caller;
      },
    };
  }

  async #caller(request: FastifyRequest): Promise<Caller> {
    const claims = await this.#tokens.verify('staff', this.#tokenOf(request));
    const { tid: tenantId, sid: sessionId } = claims;
    if (typeof tenantId !== 'string' || typeof sessionId !== 'string' || !ID_PATTERN.test(tenantId)) throw ended();
    const session = await this.#sessions.get(`${tenantId}/${sessionId}`);
    if (!session || session.userId !== claims.sub) throw ended();
    return {
      kind: 'user',
      id: session.userId,
      tenantId,
      ip: request.ip,
      userAgent: request.headers['user-agent'] ?? null,
      requestId: request.id,
      grants: permissionsOf(session.role),
    };
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

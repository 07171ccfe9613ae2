import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../../platform/caller.ts';
import { FreshCache } from '../../../platform/db/fresh-cache.ts';
import { inSystem } from '../../../platform/db/transactions.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Gate } from '../../../platform/http/gate.ts';
import { ID_PATTERN } from '../../../platform/ids.ts';
import type { System } from '../../../system.ts';
import { requireOwnOrigin, type Tokens } from '../../access/index.ts';
import { findAccountVersion } from './student-accounts-store.ts';

export const STUDENT_COOKIE = 'student_access_token';

/** A student by their cookie: the token's signature, then whether the login's version is still the token's. */
export class StudentGate implements Gate {
  readonly security = [{ studentCookie: [] }];
  readonly asks = 'signed in as a student';
  readonly errors = ['UNAUTHORIZED', 'FORBIDDEN'] as const satisfies Gate['errors'];
  readonly #system: System;
  readonly #tokens: Tokens;
  readonly #versions: FreshCache<number | null>;

  constructor(system: System, tokens: Tokens) {
    this.#system = system;
    this.#tokens = tokens;
    this.#versions = new FreshCache({
      channel: 'rollbook_student_accounts',
      listener: system.listener,
      maxAgeMs: 10_000,
      maxEntries: 50_000,
      load: (key) => {
        const [tenantId = '', studentId = ''] = key.split('/');
        return inSystem(system.database, 'people: find a student account', (tx) => findAccountVersion(tx, tenantId, studentId));
      },
    });
  }

  async enter(request: FastifyRequest): Promise<Caller> {
    const cookie = request.cookies[STUDENT_COOKIE];
    if (!cookie) throw new AppError('UNAUTHORIZED', 'Sign in first.');
    const { config } = this.#system;
    if (request.method !== 'GET' && request.method !== 'HEAD') requireOwnOrigin(request, config, config.CORS_ORIGINS);
    const { sub: studentId, tid: tenantId, ver } = await this.#tokens.verify('student', cookie);
    if (typeof tenantId !== 'string' || !ID_PATTERN.test(tenantId) || !ID_PATTERN.test(studentId)) throw ended();
    const version = await this.#versions.get(`${tenantId}/${studentId}`);
    if (version === null || version !== ver) throw ended();
    return {
      kind: 'student',
      id: studentId,
      tenantId,
      ip: request.ip,
      userAgent: request.headers['user-agent'] ?? null,
      requestId: request.id,
    };
  }
}

function ended(): AppError {
  return new AppError('UNAUTHORIZED', 'Your session has ended. Sign in again.');
}

export function studentGate(system: System, tokens: Tokens): StudentGate {
  return new StudentGate(system, tokens);
}

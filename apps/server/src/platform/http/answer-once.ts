import type { FastifyRequest } from 'fastify';
import type { Caller } from '../caller.ts';
import { sha256 } from '../crypto/secrets.ts';
import type { TenantTx } from '../db/transactions.ts';
import { translateDatabaseError } from '../db/violations.ts';
import { AppError, invalid } from '../errors.ts';
import { type IdempotentRequest, keepAnswer, takeKey } from './idempotency.ts';
import type { Answer } from './mount.ts';
import type { Route } from './route.ts';

/** The idempotent request behind an Idempotency-Key, or null when none was sent. */
export function idempotentRequest(route: Route, caller: Caller, request: FastifyRequest): IdempotentRequest | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw invalid('Idempotency-Key', 'Send 1 to 255 printable characters without spaces.');
  }
  const [path = '', query = ''] = request.url.split('?');
  return {
    key,
    scope: `${caller.kind}:${caller.id ?? ''} ${route.method} ${path}`,
    requestHash: sha256(Buffer.concat([Buffer.from(`${query}\n`), request.rawBody ?? Buffer.alloc(0)])).toString('hex'),
  };
}

/**
 * Runs the work once per key. Key, change and answer commit together, so there is no moment at which a
 * crash could leave one without the others. A refusal (409, 404 …) is an answer like any other and kept;
 * what it wrote is undone first.
 */
export async function answerOnce(
  tx: TenantTx,
  route: Route,
  wanted: IdempotentRequest,
  request: FastifyRequest,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const kept = await takeKey(tx, wanted);
  if (kept) return { ...kept, headers: { ...kept.headers, 'idempotency-replayed': 'true' } };
  let answer: Answer;
  const eventsBefore = tx.events.length;
  try {
    answer = await tx.savepoint(work);
  } catch (error) {
    const failure = refusal(error);
    tx.events.length = eventsBefore;
    answer = {
      status: failure.status,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(route.envelope.failure(failure, request.id)),
    };
  }
  if (!route.hasSecret) await keepAnswer(tx, wanted, answer);
  return answer;
}

// 401, 403, 429 and 5xx may turn out otherwise next time: they are thrown on, and the key stays free.
function refusal(error: unknown): AppError {
  const known = error instanceof AppError ? error : translateDatabaseError(error);
  const isKept = known instanceof AppError && ![401, 403, 429].includes(known.status) && known.status < 500;
  if (isKept && !known.retryAfterSeconds) return known;
  throw known;
}

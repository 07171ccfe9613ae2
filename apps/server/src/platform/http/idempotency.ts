import { sql } from 'kysely';
import { db } from '../db/query.ts';
import type { SystemTx, TenantTx } from '../db/transactions.ts';
import { AppError } from '../errors.ts';

/** An answer as it was given the first time. */
export interface KeptAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | null;
}

export interface IdempotentRequest {
  key: string;
  /** credential + user + method + path: the same key elsewhere is another key. */
  scope: string;
  /** Hash of the body and the query. */
  requestHash: string;
}

/**
 * Takes the key for this transaction, or finds the answer already given. The insert waits for a twin that
 * is still running: its commit shows its answer, its rollback leaves the key to us.
 */
export async function takeKey(tx: TenantTx, wanted: IdempotentRequest): Promise<KeptAnswer | null> {
  const taken = await tx.count(
    db
      .insertInto('idempotency_keys')
      .values({ tenant_id: tx.tenantId, scope: wanted.scope, key: wanted.key, request_hash: wanted.requestHash })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'scope', 'key']).doNothing()),
  );
  if (taken === 1) return null;
  const kept = await tx.first(
    db
      .selectFrom('idempotency_keys')
      .select(['request_hash', 'status', 'headers', 'body'])
      .where('tenant_id', '=', tx.tenantId)
      .where('scope', '=', wanted.scope)
      .where('key', '=', wanted.key),
  );
  if (!kept) throw new AppError('CONFLICT', 'This request is being worked on. Try again in a moment.', { retryAfterSeconds: 1 });
  if (kept.request_hash !== wanted.requestHash) {
    throw new AppError('CONFLICT', 'This Idempotency-Key was used for another request. Send a new key with a new request.');
  }
  if (kept.status === null) {
    throw new AppError('CONFLICT', 'This was done already. Its answer held a secret, which is shown only once.');
  }
  // Written by keepAnswer below, as JSON of this shape.
  return { status: kept.status, headers: kept.headers as Record<string, string>, body: kept.body };
}

/** Keeps the answer with the change; it is forgotten after 24 hours. */
export async function keepAnswer(tx: TenantTx, wanted: IdempotentRequest, answer: KeptAnswer): Promise<void> {
  await tx.count(
    db
      .updateTable('idempotency_keys')
      .set({ status: answer.status, headers: JSON.stringify(answer.headers), body: answer.body })
      .where('tenant_id', '=', tx.tenantId)
      .where('scope', '=', wanted.scope)
      .where('key', '=', wanted.key),
  );
}

/** Forgets the answers, and with them the keys, that were kept for 24 hours. */
export async function deleteOldKeys(tx: SystemTx): Promise<void> {
  await tx.count(sql`DELETE FROM idempotency_keys WHERE created_at < now() - interval '24 hours'`.compile(db));
}

/** Drops the kept answers that name any of these records; their keys stay, so that nothing is done twice. */
export async function dropAnswersAbout(tx: TenantTx, recordIds: readonly string[]): Promise<void> {
  await tx.count(
    sql`UPDATE idempotency_keys SET status = NULL, headers = NULL, body = NULL
        WHERE tenant_id = ${tx.tenantId} AND EXISTS (SELECT FROM unnest(${recordIds}::text[]) id WHERE position('"' || id || '"' IN body) > 0)`.compile(
      db,
    ),
  );
}

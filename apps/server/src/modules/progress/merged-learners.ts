import { sql } from 'kysely';
import { db } from '../../platform/db/query.ts';
import type { TenantsTx, TenantTx } from '../../platform/db/transactions.ts';
import { conflict } from '../../platform/errors.ts';
import type { NewEvent } from '../../platform/ledger/ledger.ts';
import { rebuildLearner } from './rebuild.ts';

/**
 * What a student learned who turned out to be another: every fact goes to the one who stays, and both are counted again.
 * Refused when both have a fact that there is one of (a day's practice, a plan): one of the two would be lost.
 */
export async function followMergedLearner(tx: TenantTx, { subject, data }: NewEvent): Promise<void> {
  const gone = String(data.mergedId);
  // A flush that read one of them before finds another version, decides anew, and meets the one who stays.
  await lockLearners(tx, [gone, subject]);
  const { days, first } = await sharedDays(tx, gone, subject);
  if (first) {
    throw conflict(
      `Both students practised in a learning app on ${days === 1 ? `${first}` : `${days} same days, ${first} the first`}. Two people’s practice of one day can’t become one. Keep both, or delete the one who isn’t real.`,
    );
  }
  await tx.count(sql`SELECT move_merged_facts(${gone})`.compile(db));
  for (const id of [gone, subject]) await rebuildLearner(tx, id);
}

async function lockLearners(tx: TenantTx, ids: readonly string[]): Promise<void> {
  await tx.count(
    sql`SELECT 1 FROM learners WHERE tenant_id = ${tx.tenantId} AND student_id = ANY (${ids}::text[]) ORDER BY student_id FOR UPDATE`.compile(
      db,
    ),
  );
}

/** The days of which both have the one fact there can be of it. */
async function sharedDays(tx: TenantTx, one: string, other: string): Promise<{ days: number; first: string | null }> {
  const both = (table: string, key: string, day: string) => sql`SELECT a.${sql.raw(day)} AS day FROM ${sql.table(table)} a
    JOIN ${sql.table(table)} b ON b.tenant_id = a.tenant_id AND b.${sql.ref(key)} = a.${sql.ref(key)}
    WHERE a.tenant_id = ${tx.tenantId} AND a.student_id = ${one} AND b.tenant_id = ${tx.tenantId} AND b.student_id = ${other}`;
  const shared = await tx.first(
    sql<{ days: number; first: string | null }>`SELECT count(DISTINCT day) AS days, min(day) AS first FROM (
        ${both('daily_snapshots', 'date_key', 'date_key')} UNION ALL ${both('ai_summaries', 'generated_at', 'generated_at::date')}) shared`.compile(
      db,
    ),
  );
  if (!shared) throw new Error('a count answers one row');
  return shared;
}

/** Who these students turned out to be, of those who were merged into another: by `tenant/student`. */
export async function listSurvivors(
  tx: TenantsTx,
  students: readonly { tenantId: string; studentId: string }[],
): Promise<Map<string, string>> {
  const rows = await tx.rows(
    sql<{ key: string; survivor: string }>`
      SELECT s.tenant_id || '/' || s.id AS key, s.merged_into AS survivor
      FROM unnest(${students.map(({ tenantId }) => tenantId)}::text[], ${students.map(({ studentId }) => studentId)}::text[]) AS k (tenant_id, id)
        CROSS JOIN LATERAL (SELECT * FROM students WHERE tenant_id = k.tenant_id AND id = k.id AND merged_into IS NOT NULL LIMIT 1) s`.compile(
      db,
    ),
  );
  return new Map(rows.map(({ key, survivor }) => [key, survivor]));
}

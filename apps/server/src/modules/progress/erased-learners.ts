import { sql } from 'kysely';
import { db } from '../../platform/db/query.ts';
import type { TenantTx } from '../../platform/db/transactions.ts';

/**
 * Forgets the skills of students who are being erased; minutes, answers and days stay. What other systems said of
 * them goes as well. A flush that read a learner before finds another version now, decides anew, and meets a deleted student.
 */
export async function emptyLearners(tx: TenantTx, studentIds: readonly string[]): Promise<void> {
  const of = sql`tenant_id = ${tx.tenantId} AND student_id = ANY (${studentIds}::text[])`;
  await tx.count(sql`UPDATE learners SET version = version + 1 WHERE ${of}`.compile(db));
  await tx.count(sql`DELETE FROM learner_skills WHERE ${of}`.compile(db));
  await tx.count(sql`SELECT erase_external_events()`.compile(db));
}

import { type RawBuilder, sql } from 'kysely';
import type { TenantTx } from '../../platform/db/transactions.ts';

// What "own" means to an instructor, as sub-selects of ids: meetings they teach, cycles they lead, and the students in them.

/** The instructor records of the caller's own login. */
export function ownInstructors(tx: TenantTx): RawBuilder<unknown> {
  return sql`(SELECT i.id FROM instructors i WHERE i.tenant_id = ${tx.tenantId} AND i.user_id = ${tx.caller.id})`;
}

/** The cycles an instructor leads, and those they teach a meeting of, also as a substitute. */
export function ownCycles(tx: TenantTx): RawBuilder<unknown> {
  return sql`(SELECT o.id FROM cycles o WHERE o.tenant_id = ${tx.tenantId} AND o.instructor_id IN ${ownInstructors(tx)} AND o.deleted_at IS NULL
    UNION SELECT o.cycle_id FROM meetings o WHERE o.tenant_id = ${tx.tenantId} AND o.instructor_id IN ${ownInstructors(tx)} AND o.deleted_at IS NULL)`;
}

/** The students in an instructor's cycles; who has left is theirs no more. */
export function ownStudents(tx: TenantTx): RawBuilder<unknown> {
  return sql`(SELECT g.student_id FROM registrations g WHERE g.tenant_id = ${tx.tenantId} AND g.cycle_id IN ${ownCycles(tx)}
    AND g.deleted_at IS NULL AND g.status <> 'cancelled')`;
}

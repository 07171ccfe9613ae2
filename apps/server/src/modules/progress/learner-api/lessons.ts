import { type RawBuilder, sql } from 'kysely';
import type { TenantTx } from '../../../platform/db/transactions.ts';

/** How long a lesson `m` was, in whole minutes. */
export const lessonMinutes = sql`round(extract(epoch FROM m.ends_at - m.starts_at) / 60)::int`;

/** Marks `a` at lessons `m` that were held, of cycles that are there. */
export function marksAtLessons(tx: TenantTx): RawBuilder<unknown> {
  return sql`attendance a JOIN meetings m ON m.tenant_id = a.tenant_id AND m.id = a.meeting_id
      AND m.status = 'completed' AND m.deleted_at IS NULL
    JOIN cycles y ON y.tenant_id = m.tenant_id AND y.id = m.cycle_id AND y.deleted_at IS NULL
    WHERE a.tenant_id = ${tx.tenantId} AND a.deleted_at IS NULL`;
}

/** Lessons a student was in. */
export function lessonsOf(tx: TenantTx, studentId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${marksAtLessons(tx)} AND a.student_id = ${studentId} AND a.status IN ('present', 'late')`;
}

import { type RawBuilder, sql } from 'kysely';
import type { Ordering } from '../../platform/db/keyset.ts';

/** An ordering by a column of `r`. */
export function by(column: string, type: Ordering['type']): Ordering {
  return { value: sql.ref(`r.${column}`), id: sql`r.id`, type };
}

/**
 * `{id, name}` of the record that a column of `r` points at; null when there is none. A look-up by key for each row, not
 * a join: before a table is first analysed the planner joins all of several tables with each other.
 */
export function named(
  table: 'branches' | 'courses' | 'customers' | 'cycles' | 'instructors' | 'students',
  column: string,
): RawBuilder<unknown> {
  return sql`(SELECT json_build_object('id', x.id, 'name', x.name) FROM ${sql.table(table)} x
    WHERE x.tenant_id = r.tenant_id AND x.id = ${sql.ref(`r.${column}`)})`;
}

// A deleted parent hides its children from lists. OFFSET 0 keeps each a look-up by key for a row of the list.

/** Rows `r` whose cycle is not deleted. */
export const ofLiveCycle = sql`NOT EXISTS (SELECT FROM cycles x WHERE x.tenant_id = r.tenant_id AND x.id = r.cycle_id
  AND x.deleted_at IS NOT NULL OFFSET 0)`;

/** Rows `r` whose student is not deleted, and those without one. */
export const ofLiveStudent = sql`NOT EXISTS (SELECT FROM students x WHERE x.tenant_id = r.tenant_id AND x.id = r.student_id
  AND x.deleted_at IS NOT NULL OFFSET 0)`;

/** Rows `r` whose meeting and its cycle are not deleted. */
export const ofLiveMeeting = sql`EXISTS (SELECT FROM meetings x JOIN cycles y ON y.tenant_id = x.tenant_id AND y.id = x.cycle_id
  WHERE x.tenant_id = r.tenant_id AND x.id = r.meeting_id AND x.deleted_at IS NULL AND y.deleted_at IS NULL OFFSET 0)`;

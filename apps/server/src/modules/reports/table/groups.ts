import { type RawBuilder, sql } from 'kysely';

type Sql = RawBuilder<unknown>;

/** What rows about lessons can be grouped by. `f` is the fact: it has a date, and the ids. */
export const GROUPS = ['month', 'branch', 'course', 'cycle', 'instructor'] as const;
export type Group = (typeof GROUPS)[number];

const TABLES: Record<Exclude<Group, 'month'>, string> = {
  branch: 'branches',
  course: 'courses',
  cycle: 'cycles',
  instructor: 'instructors',
};

export function keyOf(group: Group): Sql {
  return group === 'month' ? sql`to_char(f.date, 'YYYY-MM')` : sql.ref(`f.${group}_id`);
}

/** The name behind a key of `g`, looked up for each row of the answer: there are few. */
export function nameOf(tenantId: string, group: Group | 'student' | 'customer'): Sql {
  if (group === 'month') return sql`NULL::text`;
  const table = group === 'student' ? 'students' : group === 'customer' ? 'customers' : TABLES[group];
  return sql`(SELECT x.name FROM ${sql.table(table)} x WHERE x.tenant_id = ${tenantId} AND x.id = g.key)`;
}

/** "Noa Cohen · Python, Sundays" of the registration that is the key of `g`. */
export function placeName(tenantId: string): Sql {
  return sql`(SELECT concat_ws(' · ', s.name, c.name) FROM registrations x JOIN students s ON s.tenant_id = x.tenant_id AND s.id = x.student_id
    JOIN cycles c ON c.tenant_id = x.tenant_id AND c.id = x.cycle_id WHERE x.tenant_id = ${tenantId} AND x.id = g.key)`;
}

export interface Asked {
  from?: string | undefined;
  to?: string | undefined;
  branchId?: string | undefined;
  courseId?: string | undefined;
  cycleId?: string | undefined;
  instructorId?: string | undefined;
}

/** The filters every report shares, on the columns of an alias. */
export function filtersOn(alias: string, { from, to, ...ids }: Asked, date: Sql): Sql {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const all = [
    ...(from === undefined ? [] : [sql`${date} >= ${from}::date`]),
    ...(to === undefined ? [] : [sql`${date} <= ${to}::date`]),
    ...(ids.branchId === undefined ? [] : [sql`${column('branch_id')} = ${ids.branchId}`]),
    ...(ids.courseId === undefined ? [] : [sql`${column('course_id')} = ${ids.courseId}`]),
    ...(ids.cycleId === undefined ? [] : [sql`${column('cycle_id')} = ${ids.cycleId}`]),
    ...(ids.instructorId === undefined ? [] : [sql`${column('instructor_id')} = ${ids.instructorId}`]),
  ];
  return all.length === 0 ? sql`true` : sql.join(all, sql` AND `);
}

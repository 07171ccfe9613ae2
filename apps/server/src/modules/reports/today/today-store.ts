import { type RawBuilder, sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { reach, schoolOf } from '../../access/index.ts';
import { MOST, type TodayFigures } from './today-schemas.ts';

type Sql = RawBuilder<unknown>;

/** Every figure in one statement, so of one moment; each reads its index up to MOST rows and no further. */
export async function readToday(tx: TenantTx): Promise<TodayFigures> {
  const { timezone } = await schoolOf(tx);
  const parts = Object.entries(figures(tx, timezone)).map(([name, figure]) => sql`${sql.lit(name)}, ${figure ?? sql`NULL`}`);
  const [found] = await tx.rows(sql<{ today: TodayFigures }>`SELECT json_build_object(${sql.join(parts)}) AS today`.compile(db));
  if (!found) throw new Error('a SELECT without FROM answers one row');
  return found.today;
}

function figures(tx: TenantTx, timezone: string): Record<keyof TodayFigures, Sql | null> {
  const seesAll = (resource: Parameters<typeof reach>[1]) => reach(tx.caller, resource) === 'all';
  const today = sql`(now() AT TIME ZONE ${timezone})::date`;
  const midnight = (days: number) => sql`((${today} + ${sql.lit(days)}::integer)::timestamp AT TIME ZONE ${timezone})`;
  const own = sql`tenant_id = ${tx.tenantId}`;
  const live = sql`${own} AND deleted_at IS NULL`;
  // Spelled out: the indexes of the open leads are only used where the query says the same.
  const openLeads = sql`leads WHERE ${live} AND status IN ('new', 'contacted', 'in_progress')`;
  const openTasks = sql`tasks WHERE ${live} AND status = 'open'`;
  const byMoment = (rows: Sql, column: Sql) =>
    weeks((from, to) => sql`${rows} AND ${column} >= ${midnight(from)} AND ${column} < ${midnight(to)}`);
  const between = (column: Sql, from: number, to: number) =>
    sql`${column} >= ${today} + ${sql.lit(from)}::integer AND ${column} < ${today} + ${sql.lit(to)}::integer`;
  return {
    leads: seesAll('leads')
      ? object({
          due: count(sql`${openLeads} AND follow_up_at IS NOT NULL AND follow_up_at < ${midnight(1)}`),
          waiting: count(sql`${openLeads} AND owner_id IS NULL`),
          new: byMoment(sql`leads WHERE ${live}`, sql`created_at`),
        })
      : null,
    tasks: seesAll('tasks')
      ? object({
          overdue: count(sql`${openTasks} AND due_key < now()`),
          today: count(sql`${openTasks} AND due_key >= now() AND due_key < ${midnight(1)}`),
        })
      : null,
    students: seesAll('students') ? object({ new: byMoment(sql`students WHERE ${live}`, sql`created_at`) }) : null,
    learners: seesAll('progress')
      ? object({
          active: weeks((from, to) =>
            activeLearners(tx, sql`${today} + ${sql.lit(from)}::integer`, sql`${today} + ${sql.lit(to)}::integer`),
          ),
        })
      : null,
    lessons: seesAll('meetings')
      ? object({
          today: lessonsOf(tx, today),
          held: weeks((from, to) => sql`meetings WHERE ${live} AND status = 'completed' AND ${between(sql`date`, from, to)}`),
        })
      : null,
    absences: seesAll('attendance') ? weeks((from, to) => absences(tx, between(sql`a.date`, from, to))) : null,
    owed: seesAll('payments') && seesAll('registrations') ? owed(live) : null,
    imports: seesAll('imports')
      ? object({ atWork: count(sql`imports WHERE ${own} AND status IN ('checking', 'running', 'undoing')`) })
      : null,
    mails: seesAll('mail-log') ? object({ failed: byMoment(sql`mails WHERE ${own} AND status = 'failed'`, sql`created_at`) }) : null,
  };
}

function activeLearners(tx: TenantTx, from: Sql, to: Sql): Sql {
  return sql`learners l WHERE l.tenant_id = ${tx.tenantId} AND l.last_active_on >= ${from} AND l.last_active_on < ${to}
    AND EXISTS (SELECT FROM students s WHERE s.tenant_id = l.tenant_id AND s.id = l.student_id AND s.deleted_at IS NULL)`;
}

function lessonsOf(tx: TenantTx, day: Sql): Sql {
  const are = (status: string) => sql`count(*) FILTER (WHERE m.status = ${sql.lit(status)}) AS ${sql.ref(status)}`;
  return sql`(SELECT coalesce(json_agg(row_to_json(b) ORDER BY b.name, b.id), '[]') FROM (
      SELECT m.branch_id AS id, (SELECT x.name FROM branches x WHERE x.tenant_id = ${tx.tenantId} AND x.id = m.branch_id) AS name,
        ${are('scheduled')}, ${are('completed')}, ${are('cancelled')}
      FROM (SELECT branch_id, status FROM meetings WHERE tenant_id = ${tx.tenantId} AND deleted_at IS NULL AND date = ${day} LIMIT ${sql.lit(MOST)}) m
      GROUP BY m.branch_id) b)`;
}

/** As the attendance summary counts them: no trials and no guests, of lessons that were held. */
function absences(tx: TenantTx, within: Sql): Sql {
  return sql`attendance a WHERE a.tenant_id = ${tx.tenantId} AND a.deleted_at IS NULL AND a.status = 'absent' AND ${within}
    AND NOT a.is_trial AND a.registration_id IS NOT NULL
    AND EXISTS (SELECT FROM meetings m WHERE m.tenant_id = a.tenant_id AND m.id = a.meeting_id AND m.deleted_at IS NULL AND m.status = 'completed')`;
}

function owed(live: Sql): Sql {
  return sql`(SELECT json_build_object('registrations', count(*), 'amount', coalesce(sum(o.rest), 0)) FROM (
      SELECT amount - refund_amount - credited_amount - paid_amount AS rest FROM registrations
      WHERE ${live} AND payment_status IN ('unpaid', 'partial') AND status <> 'waitlisted'
        AND amount - refund_amount - credited_amount > paid_amount LIMIT ${sql.lit(MOST)}) o)`;
}

function count(rows: Sql): Sql {
  return sql`(SELECT count(*) FROM (SELECT FROM ${rows} LIMIT ${sql.lit(MOST)}) counted)`;
}

/** The seven days that end with today, and the seven before. */
function weeks(rows: (fromDay: number, toDay: number) => Sql): Sql {
  return object({ week: count(rows(-6, 1)), before: count(rows(-13, -6)) });
}

function object(parts: Record<string, Sql>): Sql {
  return sql`json_build_object(${sql.join(Object.entries(parts).map(([name, part]) => sql`${sql.lit(name)}, ${part}`))})`;
}

import { type RawBuilder, sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { columnList, unnestRows } from '../../../platform/db/unnest.ts';

/** A lesson somebody wants to hold, as far as it needs somebody or something. */
export interface Wanted {
  id: string;
  cycleId: string;
  branchId: string;
  instructorId: string;
  roomId: string | null;
  startsAt: string;
  endsAt: string;
}

/** A live meeting in the way of a wanted one. */
export interface Conflict {
  wantedId: string;
  meetingId: string;
  kind: 'instructor' | 'room' | 'student';
  /** Who or what is taken: the instructor's, room's or student's name. */
  who: string;
  cycleName: string;
  branchName: string;
  date: string;
  startTime: string;
  endTime: string;
}

const COLUMNS = {
  id: 'text',
  cycle_id: 'text',
  branch_id: 'text',
  instructor_id: 'text',
  room_id: 'text',
  starts_at: 'timestamptz',
  ends_at: 'timestamptz',
} as const;

// More than anybody reads of a list of clashes.
const MOST = 50;

/**
 * Locks whom and what the lessons need, in one order for everybody, so that two who want the same at once come one
 * after the other and the second is told what the first has taken.
 */
export async function lockNeeded(tx: TenantTx, wanted: readonly Wanted[]): Promise<void> {
  const ids = (pick: (one: Wanted) => string | null) => [...new Set(wanted.flatMap((one) => pick(one) ?? []))].sort();
  await lock(
    tx,
    'branches',
    ids(({ roomId, branchId }) => (roomId === null ? null : branchId)),
  );
  await lockInstructors(
    tx,
    ids(({ instructorId }) => instructorId),
  );
  await tx.count(
    sql`SELECT s.id FROM students s WHERE s.tenant_id = ${tx.tenantId} AND s.id IN (
        SELECT g.student_id FROM registrations g WHERE g.tenant_id = ${tx.tenantId} AND g.cycle_id = ANY (${ids(({ cycleId }) => cycleId)}::text[])
          AND g.deleted_at IS NULL AND g.status IN ('registered', 'active', 'trial'))
      ORDER BY s.id FOR NO KEY UPDATE`.compile(db),
  );
}

/** Those who need the same instructors come one after the other. */
export async function lockInstructors(tx: TenantTx, ids: readonly string[]): Promise<void> {
  await lock(tx, 'instructors', ids);
}

async function lock(tx: TenantTx, table: 'branches' | 'instructors', ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.count(
    sql`SELECT id FROM ${sql.table(table)} WHERE tenant_id = ${tx.tenantId} AND id = ANY (${ids}::text[])
      ORDER BY id FOR NO KEY UPDATE`.compile(db),
  );
}

/** Live meetings that overlap a wanted one (the days around it are what an index finds them by) and need the same instructor, room or student. Half-open: touching is no clash. */
export async function findConflicts(tx: TenantTx, wanted: readonly Wanted[]): Promise<Conflict[]> {
  const rows = wanted.map(({ id, cycleId, branchId, instructorId, roomId, startsAt, endsAt }) => ({
    id,
    ...{ cycle_id: cycleId, branch_id: branchId, instructor_id: instructorId, room_id: roomId, starts_at: startsAt, ends_at: endsAt },
  }));
  const overlapping = sql`m.tenant_id = ${tx.tenantId} AND m.deleted_at IS NULL AND m.status IN ('scheduled', 'completed')
    AND m.date BETWEEN (w.starts_at - interval '2 days')::date AND (w.ends_at + interval '2 days')::date
    AND m.starts_at < w.ends_at AND w.starts_at < m.ends_at AND m.id <> ALL (${wanted.map(({ id }) => id)}::text[])`;
  const told = (kind: Conflict['kind'], who: RawBuilder<unknown>) =>
    sql`SELECT w.id AS "wantedId", m.id AS "meetingId", ${sql.lit(kind)} AS kind, ${who} AS who,
      (SELECT c.name FROM cycles c WHERE c.tenant_id = m.tenant_id AND c.id = m.cycle_id) AS "cycleName",
      (SELECT b.name FROM branches b WHERE b.tenant_id = m.tenant_id AND b.id = m.branch_id) AS "branchName", m.date, to_char(m.start_time, 'HH24:MI') AS "startTime", to_char(m.end_time, 'HH24:MI') AS "endTime", m.starts_at`;
  const attends = (alias: string) =>
    sql`${sql.table(alias)}.deleted_at IS NULL AND ${sql.table(alias)}.status IN ('registered', 'active', 'trial')`;
  return tx.rows(
    sql<Conflict>`
      WITH w AS MATERIALIZED (SELECT * FROM ${unnestRows(rows, COLUMNS)} AS t (${columnList(COLUMNS)}))
      (${told('instructor', sql`(SELECT i.name FROM instructors i WHERE i.tenant_id = m.tenant_id AND i.id = m.instructor_id)`)}
        FROM w JOIN meetings m ON m.instructor_id = w.instructor_id AND ${overlapping} LIMIT ${MOST})
      UNION ALL
      (${told(
        'room',
        sql`coalesce((SELECT room->>'name' FROM branches b, jsonb_array_elements(b.rooms) AS room
          WHERE b.tenant_id = m.tenant_id AND b.id = m.branch_id AND room->>'id' = m.room_id), m.room_id)`,
      )}
        FROM w JOIN meetings m ON m.branch_id = w.branch_id AND m.room_id = w.room_id AND ${overlapping} LIMIT ${MOST})
      UNION ALL
      (${told('student', sql`(SELECT s.name FROM students s WHERE s.tenant_id = g.tenant_id AND s.id = g.student_id)`)} FROM w
        JOIN registrations g ON g.tenant_id = ${tx.tenantId} AND g.cycle_id = w.cycle_id AND ${attends('g')}
        JOIN registrations o ON o.tenant_id = g.tenant_id AND o.student_id = g.student_id AND o.cycle_id <> g.cycle_id AND ${attends('o')}
        JOIN meetings m ON m.cycle_id = o.cycle_id
          AND (o.starts_on IS NULL OR m.date >= o.starts_on) AND (o.ends_on IS NULL OR m.date <= o.ends_on) AND ${overlapping} LIMIT ${MOST})
      ORDER BY starts_at, "meetingId", kind LIMIT ${MOST}`.compile(db),
  );
}

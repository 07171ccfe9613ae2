import { type RawBuilder, sql } from 'kysely';
import { db } from '../../../../platform/db/query.ts';
import type { TenantTx } from '../../../../platform/db/transactions.ts';
import { notFound } from '../../../../platform/errors.ts';
import type { Listing } from '../../../../platform/http/lists.ts';
import { byDate, page } from '../../pages.ts';
import type { TimeOff, TimeOffQuery } from './schemas.ts';

const shown = sql`id, version, instructor_id AS "instructorId", start_date AS "startDate", end_date AS "endDate",
  to_char(start_time, 'HH24:MI') AS "startTime", to_char(end_time, 'HH24:MI') AS "endTime", reason,
  created_at AS "createdAt", updated_at AS "updatedAt"`;
const orderings = byDate('startDate', 'start_date');

/** `mayKnowReasons`: otherwise a search doesn't look into them either. */
export async function listTimeOff(
  tx: TenantTx,
  instructorId: string,
  query: TimeOffQuery,
  mayKnowReasons: boolean,
): Promise<Listing<TimeOff>> {
  const text = mayKnowReasons ? sql`coalesce(reason, '')` : sql`''`;
  return page<TimeOff, TimeOffQuery['sortBy']>(tx, { table: 'instructor_time_off', shown, orderings, text }, query, [
    sql`instructor_id = ${instructorId}`,
    ...(query.from === undefined ? [] : [sql`end_date >= ${query.from}::date`]),
    ...(query.to === undefined ? [] : [sql`start_date <= ${query.to}::date`]),
  ]);
}

export async function countTimeOff(tx: TenantTx, instructorId: string): Promise<number> {
  const counted = await tx.first(
    sql<{ total: number }>`SELECT count(*) AS total FROM instructor_time_off
      WHERE tenant_id = ${tx.tenantId} AND instructor_id = ${instructorId} AND deleted_at IS NULL`.compile(db),
  );
  return counted?.total ?? 0;
}

function one(tx: TenantTx, instructorId: string, id: string): RawBuilder<unknown> {
  return sql`SELECT ${shown} FROM instructor_time_off
    WHERE tenant_id = ${tx.tenantId} AND id = ${id} AND instructor_id = ${instructorId} AND deleted_at IS NULL`;
}

export async function getTimeOff(tx: TenantTx, instructorId: string, id: string): Promise<TimeOff> {
  return found(await tx.first(sql<TimeOff>`${one(tx, instructorId, id)}`.compile(db)));
}

/** The time off for a change; nobody else changes it until the commit. */
export async function lockTimeOff(tx: TenantTx, instructorId: string, id: string): Promise<TimeOff> {
  return found(await tx.first(sql<TimeOff>`${one(tx, instructorId, id)} FOR UPDATE`.compile(db)));
}

function found(timeOff: TimeOff | null): TimeOff {
  if (!timeOff) throw notFound('time off');
  return timeOff;
}

/** The columns that are given once. */
export type TimeOffValues = Pick<TimeOff, 'instructorId' | 'startDate' | 'endDate' | 'startTime' | 'endTime' | 'reason'>;

export async function insertTimeOff(tx: TenantTx, id: string, values: TimeOffValues): Promise<void> {
  const { instructorId, startDate, endDate, startTime, endTime, reason } = values;
  await tx.count(
    db.insertInto('instructor_time_off').values({
      ...{ tenant_id: tx.tenantId, id, reason },
      instructor_id: instructorId,
      start_date: startDate,
      end_date: endDate,
      start_time: startTime,
      end_time: endTime,
    }),
  );
}

export async function setTimeOffDeleted(tx: TenantTx, id: string): Promise<void> {
  await tx.count(
    sql`UPDATE instructor_time_off SET deleted_at = now(), version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

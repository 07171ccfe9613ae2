import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { SystemTx, TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import { ownInstructors, reach } from '../../access/index.ts';

import type { ScheduledMeeting } from './day-schemas.ts';

/** An instructor the caller may see, by name; somebody with only their own record finds no other. */
export async function getSeenInstructor(tx: TenantTx, id: string): Promise<{ id: string; name: string }> {
  const scope = reach(tx.caller, 'instructors');
  const seen = scope === 'all' ? sql`true` : scope === 'own' ? sql`i.id IN ${ownInstructors(tx)}` : sql`false`;
  const found = await tx.first(
    sql<{ id: string; name: string }>`SELECT i.id, i.name FROM instructors i
      WHERE i.tenant_id = ${tx.tenantId} AND i.id = ${id} AND i.deleted_at IS NULL AND ${seen}`.compile(db),
  );
  if (!found) throw notFound('instructor');
  return found;
}

const look = (table: string, column: string) =>
  sql`(SELECT json_build_object('id', x.id, 'name', x.name) FROM ${sql.table(table)} x WHERE x.tenant_id = r.tenant_id AND x.id = ${sql.ref(`r.${column}`)})`;
const ofBranch = (what: string) =>
  sql`(SELECT ${sql.ref(`b.${what}`)} FROM branches b WHERE b.tenant_id = r.tenant_id AND b.id = r.branch_id)`;

/** A meeting of a calendar: the same one however often it was put off. */
export interface CalendarMeeting extends ScheduledMeeting {
  /** Of the first of those that were put off, one for the other. */
  originalId: string;
  /** Times that it was changed, over all of them. */
  sequence: number;
  updatedAt: string;
}

/** Meetings of an instructor on some days, but for those that were put off: the one in their place is there. */
export async function listDays(tx: TenantTx, instructorId: string, from: string, to: string): Promise<CalendarMeeting[]> {
  return tx.rows(
    sql<CalendarMeeting>`
      SELECT r.id, ${look('cycles', 'cycle_id')} AS cycle, ${look('courses', 'course_id')} AS course, ${look('branches', 'branch_id')} AS branch,
        ${ofBranch('address')} AS address,
        (SELECT room->>'name' FROM branches b, jsonb_array_elements(b.rooms) AS room
          WHERE b.tenant_id = r.tenant_id AND b.id = r.branch_id AND room->>'id' = r.room_id) AS room,
        r.date, to_char(r.start_time, 'HH24:MI') AS "startTime", to_char(r.end_time, 'HH24:MI') AS "endTime",
        coalesce(${ofBranch('timezone')}, (SELECT t.timezone FROM tenants t WHERE t.id = r.tenant_id)) AS "timeZone",
        r.starts_at AS "startsAt", r.ends_at AS "endsAt", r.status, r.activity_type AS "activityType", r.topic,
        (SELECT count(*) FROM registrations g WHERE g.tenant_id = r.tenant_id AND g.cycle_id = r.cycle_id AND g.deleted_at IS NULL
          AND g.status IN ('registered', 'active', 'completed', 'trial') AND (g.starts_on IS NULL OR g.starts_on <= r.date)) AS students,
        coalesce(r.join_url, (SELECT c.join_url FROM cycles c WHERE c.tenant_id = r.tenant_id AND c.id = r.cycle_id)) AS "joinUrl",
        chain.original_id AS "originalId", chain.sequence, r.updated_at AS "updatedAt"
      FROM meetings r, LATERAL (
        WITH RECURSIVE before AS (
          SELECT r.id, r.sequence, 0 AS depth
          UNION ALL
          SELECT p.id, p.sequence, b.depth + 1 FROM before b JOIN meetings p ON p.tenant_id = ${tx.tenantId} AND p.rescheduled_to_id = b.id
            AND p.status = 'postponed' WHERE b.depth < 100
        )
        SELECT (array_agg(id ORDER BY depth DESC))[1] AS original_id, (sum(sequence) + max(depth))::int AS sequence FROM before
      ) chain
      WHERE r.tenant_id = ${tx.tenantId} AND r.instructor_id = ${instructorId} AND r.deleted_at IS NULL AND r.status <> 'postponed'
        AND r.date BETWEEN ${from}::date AND ${to}::date
      ORDER BY r.starts_at, r.id LIMIT 5000`.compile(db),
  );
}

/** Whole or part days on which an instructor is away. */
export interface DayOff {
  startDate: string;
  endDate: string;
  startTime: string | null;
  endTime: string | null;
}

export async function listDaysOff(tx: TenantTx, instructorId: string, from: string, to: string): Promise<DayOff[]> {
  return tx.rows(
    sql<DayOff>`SELECT start_date AS "startDate", end_date AS "endDate", to_char(start_time, 'HH24:MI') AS "startTime",
        to_char(end_time, 'HH24:MI') AS "endTime" FROM instructor_time_off
      WHERE tenant_id = ${tx.tenantId} AND instructor_id = ${instructorId} AND deleted_at IS NULL
        AND start_date <= ${to}::date AND end_date >= ${from}::date ORDER BY start_date`.compile(db),
  );
}

/** Puts a new address in the place of the one before. */
export async function replaceFeed(tx: TenantTx, instructorId: string, tokenHash: Buffer): Promise<void> {
  await tx.count(
    sql`INSERT INTO calendar_feeds (tenant_id, instructor_id, token_hash) VALUES (${tx.tenantId}, ${instructorId}, ${tokenHash})
        ON CONFLICT (tenant_id, instructor_id) DO UPDATE SET token_hash = EXCLUDED.token_hash, created_at = now()`.compile(db),
  );
}

export async function endFeed(tx: TenantTx, instructorId: string): Promise<void> {
  await tx.count(
    sql`UPDATE calendar_feeds SET token_hash = NULL WHERE tenant_id = ${tx.tenantId} AND instructor_id = ${instructorId}`.compile(db),
  );
}

/** Whose lessons an address shows, and in which school. */
export async function findFeed(tx: SystemTx, tokenHash: Buffer): Promise<{ tenantId: string; instructorId: string } | null> {
  return tx.first(
    sql<{
      tenantId: string;
      instructorId: string;
    }>`SELECT f.tenant_id AS "tenantId", f.instructor_id AS "instructorId" FROM calendar_feeds f
      JOIN instructors i ON i.tenant_id = f.tenant_id AND i.id = f.instructor_id AND i.deleted_at IS NULL AND i.is_active
      WHERE f.token_hash = ${tokenHash}`.compile(db),
  );
}

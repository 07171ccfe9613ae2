import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { columnList, unnestRows } from '../../../platform/db/unnest.ts';
import type { Meeting } from './meeting-schemas.ts';

/** What is planned of a meeting. */
export interface MeetingPlan {
  id: string;
  cycleId: string;
  courseId: string;
  branchId: string;
  instructorId: string;
  date: string;
  startTime: string;
  endTime: string;
  startsAt: string;
  endsAt: string;
  roomId: string | null;
  nature: Meeting['nature'];
  activityType: Meeting['activityType'];
  topic: string | null;
  notes: string | null;
  joinUrl: string | null;
  recordingUrl: string | null;
  allowsOverlap: boolean;
  isEdited: boolean;
}

const COLUMNS = {
  tenant_id: 'text',
  id: 'text',
  cycle_id: 'text',
  course_id: 'text',
  branch_id: 'text',
  instructor_id: 'text',
  date: 'date',
  start_time: 'text',
  end_time: 'text',
  starts_at: 'timestamptz',
  ends_at: 'timestamptz',
  room_id: 'text',
  nature: 'text',
  activity_type: 'text',
  topic: 'text',
  notes: 'text',
  join_url: 'text',
  recording_url: 'text',
  allows_overlap: 'text',
  is_edited: 'text',
} as const;

function columns(tx: TenantTx, plan: MeetingPlan) {
  const { id, date, nature, topic, notes } = plan;
  return {
    ...{ tenant_id: tx.tenantId, id, date, nature, topic, notes },
    cycle_id: plan.cycleId,
    course_id: plan.courseId,
    branch_id: plan.branchId,
    instructor_id: plan.instructorId,
    start_time: plan.startTime,
    end_time: plan.endTime,
    starts_at: plan.startsAt,
    ends_at: plan.endsAt,
    room_id: plan.roomId,
    activity_type: plan.activityType,
    join_url: plan.joinUrl,
    recording_url: plan.recordingUrl,
    allows_overlap: plan.allowsOverlap,
    is_edited: plan.isEdited,
  };
}

export async function insertMeetings(tx: TenantTx, plans: readonly MeetingPlan[]): Promise<void> {
  if (plans.length === 0) return;
  const rows = plans.map((plan) => columns(tx, plan));
  const { start_time: _s, end_time: _e, allows_overlap: _a, is_edited: _i, ...plain } = COLUMNS;
  await tx.count(
    sql`INSERT INTO meetings (${columnList(plain)}, start_time, end_time, allows_overlap, is_edited)
      SELECT ${columnList(plain)}, start_time::time, end_time::time, allows_overlap::boolean, is_edited::boolean
      FROM ${unnestRows(rows, COLUMNS)} AS t (${columnList(COLUMNS)})`.compile(db),
  );
}

/** Writes a plan over a meeting. A lesson that moves in time or place counts up, so that calendars take the change. */
export async function updatePlan(tx: TenantTx, plan: MeetingPlan): Promise<void> {
  const { tenant_id: _t, id: _i, cycle_id: _c, course_id: _k, branch_id: _b, ...own } = columns(tx, plan);
  await tx.count(
    db
      .updateTable('meetings')
      .set({
        ...own,
        // A meeting that earns nothing is expected to earn nothing from now on.
        revenue: sql`CASE WHEN ${own.nature} = 'no_revenue' THEN 0 ELSE revenue END`,
        sequence: sql`sequence + (starts_at <> ${own.starts_at}::timestamptz OR ends_at <> ${own.ends_at}::timestamptz
          OR room_id IS DISTINCT FROM ${own.room_id}::text OR instructor_id <> ${own.instructor_id}::text)::integer`,
        version: sql`version + 1`,
        updated_at: sql`now()`,
      })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', plan.id),
  );
}

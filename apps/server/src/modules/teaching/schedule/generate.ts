import type { TenantTx } from '../../../platform/db/transactions.ts';
import { AppError, refused } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { instantOf } from '../../../platform/time/instants.ts';
import type { Cycle } from '../cycles/cycle-schemas.ts';
import { getCycle, lockCycle, lockCycles } from '../cycles/cycles-store.ts';
import { refuseConflicts } from '../meetings/conflicts.ts';
import { tellMeetings } from '../meetings/meeting-changes.ts';
import { insertMeetings, type MeetingPlan } from '../meetings/meeting-plans-store.ts';
import { currentMeetings, setMeetingsDeleted } from '../meetings/meetings-store.ts';
import { settleCycle } from '../money/settle.ts';
import { refusalIn } from '../one-by-one.ts';
import { holdPlace, localToday } from '../places-store.ts';
import type { BulkGenerate, BulkGenerated, Generated, GenerateRequest } from './generation-schemas.ts';
import { listHolidays, listPlanned, listTimeOff, type Planned } from './generation-store.ts';
import { type PlanDifference, planLessons } from './plan.ts';
import type { PlannedLesson } from './weekly-walk.ts';

const PLANNABLE = ['active', 'frozen', 'completed'];

/** Plans what a cycle's meetings lack, or its coming lessons anew. Safe to call twice: it adds only what is missing. */
export async function generateMeetings(tx: TenantTx, cycleId: string, request: GenerateRequest): Promise<Generated> {
  await getCycle(tx, cycleId);
  return request.dryRun ? tx.rehearse(() => generate(tx, cycleId, request)) : generate(tx, cycleId, request);
}

/** The same for many cycles: each is planned, or says why not, by itself. */
export async function generateForCycles(tx: TenantTx, { cycleIds, ...request }: BulkGenerate): Promise<BulkGenerated> {
  const ids = [...new Set(cycleIds)];
  await lockCycles(tx, ids);
  const results: BulkGenerated['results'] = [];
  for (const cycleId of ids) {
    try {
      const generated = await tx.savepoint(() => generateMeetings(tx, cycleId, request));
      results.push({ cycleId, ok: true, generated, error: null });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      results.push({ cycleId, ok: false, generated: null, error: refusalIn(error) });
    }
  }
  return { results };
}

async function generate(tx: TenantTx, cycleId: string, request: GenerateRequest): Promise<Generated> {
  const cycle = await lockCycle(tx, cycleId);
  if (!PLANNABLE.includes(cycle.status))
    throw refused(`This cycle is ${cycle.status}. Make it active first, then plan its lessons.`, 'cycle_not_active', {
      status: cycle.status,
    });
  const known = await listPlanned(tx, cycleId);
  const difference = await differenceOf(tx, cycle, known, request);
  const plans = await plansOf(tx, cycle, difference.added);
  const removed = known.filter(({ id }) => difference.removed.includes(id));
  const gone = await currentMeetings(tx, difference.removed);
  await setMeetingsDeleted(tx, difference.removed);
  await refuseConflicts(tx, plans, request.allowOverlap);
  await insertMeetings(tx, request.allowOverlap ? plans.map((plan) => ({ ...plan, allowsOverlap: true })) : plans);
  const after = await settleCycle(tx, cycleId);
  await tellMeetings(
    tx,
    'deleted',
    gone.map((before) => ({ before })),
  );
  await tellMeetings(
    tx,
    'created',
    (
      await currentMeetings(
        tx,
        plans.map(({ id }) => id),
      )
    ).map((one) => ({ after: one })),
  );
  return answer(after, request, difference, plans, removed);
}

async function differenceOf(tx: TenantTx, cycle: Cycle, known: readonly Planned[], request: GenerateRequest): Promise<PlanDifference> {
  const today = await localToday(tx, cycle.branchId);
  // What is planned anew begins today: the past stays what it was.
  const first = request.regenerate && today > cycle.startDate ? today : cycle.startDate;
  const from = request.from && request.from > cycle.startDate ? request.from : first;
  const closures = await listHolidays(tx, cycle.branchId, from);
  if (request.skipTimeOff) closures.push(...(await listTimeOff(tx, cycle.instructorId, from)));
  const { regenerate, count = 500 } = request;
  return planLessons({ slots: cycle.dayOfWeek, from, closures, totalMeetings: cycle.totalMeetings, count, regenerate }, known);
}

async function plansOf(tx: TenantTx, cycle: Cycle, lessons: readonly PlannedLesson[]): Promise<MeetingPlan[]> {
  const { timeZone } = await holdPlace(tx, cycle.branchId);
  return lessons.map((lesson) => planOf(cycle, lesson, timeZone));
}

/** A lesson of a cycle on a day, as it begins: everything but the hour is the cycle's. */
export function planOf(cycle: Cycle, { date, startTime, endTime, roomId }: PlannedLesson, timeZone: string): MeetingPlan {
  return {
    id: newId('mtg'),
    cycleId: cycle.id,
    courseId: cycle.courseId,
    branchId: cycle.branchId,
    instructorId: cycle.instructorId,
    ...{ date, startTime, endTime, roomId },
    startsAt: instantOf(date, startTime, timeZone),
    endsAt: instantOf(date, endTime, timeZone),
    nature: 'regular',
    activityType: cycle.activityType,
    topic: null,
    notes: null,
    joinUrl: null,
    recordingUrl: null,
    allowsOverlap: false,
    isEdited: false,
  };
}

function answer(
  { id, endDate, totalMeetings }: Cycle,
  { dryRun }: GenerateRequest,
  { added, kept }: PlanDifference,
  plans: readonly MeetingPlan[],
  removed: readonly Planned[],
): Generated {
  return {
    cycleId: id,
    dryRun,
    added: added.map((lesson, place) => ({ ...lesson, id: dryRun ? null : (plans[place]?.id ?? null) })),
    removed: removed.map(({ id: gone, date, startTime, endTime, roomId }) => ({ id: gone, date, startTime, endTime, roomId })),
    kept,
    missing: Math.max(0, totalMeetings - kept - added.length),
    endDate,
  };
}

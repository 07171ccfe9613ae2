import type { TenantTx } from '../../../platform/db/transactions.ts';
import { refused } from '../../../platform/errors.ts';
import { stated } from '../../people/index.ts';
import { settleCycle } from '../money/settle.ts';
import { type Outcome, oneByOne } from '../one-by-one.ts';
import { register } from '../registrations/registrations.ts';
import { listLiveOf } from '../registrations/registrations-store.ts';
import { generateMeetings } from '../schedule/generate.ts';
import { GenerateRequest } from '../schedule/generation-schemas.ts';
import { tellCycle } from './cycle-changes.ts';
import type { BulkUpdate, BulkUpdated, Duplicated, DuplicateRequest, Synced } from './cycle-operation-schemas.ts';
import type { Cycle, NewCycle } from './cycle-schemas.ts';
import { cycleFor } from './cycle-view.ts';
import { changeCycle, createCycle } from './cycles.ts';
import { getCycle, listCycleIds, lockCycle, lockCycles } from './cycles-store.ts';

const COUNTED = ['status', 'totalMeetings', 'completedMeetings', 'cancelledMeetings', 'remainingMeetings', 'endDate'] as const;

/** Counts a cycle's meetings again, and says what was not as they say. Completes it when nothing remains. */
export async function syncProgress(tx: TenantTx, id: string): Promise<Synced> {
  await getCycle(tx, id);
  const before = await lockCycle(tx, id);
  const after = await settleCycle(tx, id);
  await tellCycle(tx, 'updated', before, after);
  const changes = COUNTED.filter((field) => before[field] !== after[field]).map((field) => ({
    ...{ field, before: before[field], after: after[field] },
  }));
  return { cycle: cycleFor(tx.caller, after), changes };
}

/**
 * The same cycle once more from another day on: its terms, and nothing of its money: no order, payment or price of one
 * student. With `withRegistrations` those who are in it are registered at the usual price, or it is said why not.
 */
export async function duplicateCycle(tx: TenantTx, id: string, request: DuplicateRequest): Promise<Duplicated> {
  const from = await getCycle(tx, id);
  const { withRegistrations, allowOverlap, ...given } = request;
  const cycle = await createCycle(tx, { ...termsOf(from), ...stated(given) } as NewCycle); // the terms of a cycle, and what replaces them
  await generateMeetings(tx, cycle.id, GenerateRequest.parse({ allowOverlap }));
  const live = withRegistrations ? (await listLiveOf(tx, id)).filter(({ status }) => status === 'registered' || status === 'active') : [];
  const { results } = await oneByOne(
    tx,
    live.map(({ studentId }) => studentId),
    (studentId) => register(tx, { studentId, cycleId: cycle.id, allowOverlap }),
  );
  return { ...cycleFor(tx.caller, await getCycle(tx, cycle.id)), registrations: results };
}

function termsOf({
  name,
  courseId,
  branchId,
  instructorId,
  type,
  dayOfWeek,
  totalMeetings,
  tags,
  customFields,
  ...cycle
}: Cycle): Partial<NewCycle> {
  const { pricePerStudent, meetingRevenue, studentCount, maxStudents, activityType, instructorPaymentMode, instructorDailyRate, joinUrl } =
    cycle;
  return {
    ...{ name, courseId, branchId, instructorId, type, dayOfWeek, totalMeetings, tags, customFields, pricePerStudent, meetingRevenue },
    ...{ studentCount, maxStudents, activityType, instructorPaymentMode, instructorDailyRate, joinUrl },
  };
}

/** The same change of many cycles: all of them, or none and the reason for each that refuses. */
export async function updateCycles(tx: TenantTx, { ids, filter, changes, dryRun }: BulkUpdate): Promise<BulkUpdated> {
  const wanted = ids ?? (await listCycleIds(tx, filter ?? {}, MOST + 1));
  if (wanted.length > MOST)
    throw refused(`More than ${MOST} cycles fit this filter. Narrow it, and change them in parts.`, 'too_many_cycles', { count: MOST });
  await lockCycles(tx, wanted);
  const work = () => oneByOne(tx, wanted, (id) => changeCycle(tx, id, changes, null));
  const { results } = dryRun ? await tx.rehearse(work) : await work();
  const unfit = results.filter(({ ok }) => !ok);
  if (!dryRun && unfit.length > 0) throw refused(refusal(unfit), 'cycles_unfit', { count: unfit.length }, unfit.map(detail));
  return { dryRun, results };
}

const MOST = 500;

function refusal(unfit: readonly Outcome[]): string {
  return `Nothing was changed: ${unfit.length} of these cycles can’t be changed so. Leave them out, or mend what each says.`;
}

function detail({ id, error }: Outcome): { field: string; message: string } {
  return { field: id, message: error?.message ?? '' };
}

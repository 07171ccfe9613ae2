import type { TenantTx } from '../../../../platform/db/transactions.ts';
import { invalid } from '../../../../platform/errors.ts';
import { daysAfter, daysBetween } from '../../../../platform/time/instants.ts';
import { checkVersion } from '../../../../platform/versions.ts';
import { schoolOf } from '../../../access/index.ts';
import { holdBranch } from '../../branches/branches-store.ts';
import { localToday } from '../../today-store.ts';
import { seesPrivate } from '../../visibility.ts';
import { tellHours } from '../instructor-changes.ts';
import { getInstructor, lockInstructor, setHasHours } from '../instructors-store.ts';
import type { Instructor } from '../schemas.ts';
import { listBusy, listExceptions, listSlots, listZones, replaceSlots } from './availability-store.ts';
import { type FreeSlot, freeSlots } from './free-slots.ts';
import type { Availability, AvailabilityQuery, Exception, Slot, WeeklyHours } from './schemas.ts';
import { overlappingSlot } from './slots.ts';

const USUAL_WINDOW_DAYS = 90;
const LONGEST_WINDOW_DAYS = 366;

/** When an instructor can teach: the hours of every week, and the days on which those do not hold. */
export async function readAvailability(tx: TenantTx, id: string, query: AvailabilityQuery): Promise<Availability> {
  return availabilityOf(tx, await getInstructor(tx, id), query);
}

/** All the hours of a week at once. The version is the instructor's: two who edit the same week don't undo each other. */
export async function setAvailability(tx: TenantTx, id: string, { weekly }: WeeklyHours, ifMatch: number | null): Promise<Availability> {
  const instructor = await lockInstructor(tx, id);
  checkVersion(instructor, ifMatch);
  const overlap = overlappingSlot(weekly);
  if (overlap !== null) throw invalid(`weekly.${overlap}`, 'overlaps other hours of that day; make one of the two shorter');
  const before = await listSlots(tx, id);
  const after = weekly
    .map((slot): Slot => ({ ...slot, branchId: slot.branchId ?? null }))
    .sort((a, b) => a.day - b.day || (a.startTime < b.startTime ? -1 : 1));
  await holdBranches(tx, weekly, before);
  await replaceSlots(tx, id, after);
  await setHasHours(tx, id, after.length > 0);
  const changed = await getInstructor(tx, id);
  await tellHours(tx, 'availability_set', changed, { weekly: before }, { weekly: after });
  return availabilityOf(tx, changed, {});
}

// Hours at a branch that has been deleted since stay what they are: only new ones need a branch that lives.
async function holdBranches(tx: TenantTx, weekly: WeeklyHours['weekly'], before: readonly Slot[]): Promise<void> {
  const known = new Set(before.map(({ branchId }) => branchId));
  for (const [index, { branchId }] of weekly.entries()) {
    if (!branchId || known.has(branchId)) continue;
    if (!(await holdBranch(tx, branchId))) throw invalid(`weekly.${index}.branchId`, 'is not a branch of this school');
    known.add(branchId);
  }
}

async function availabilityOf(tx: TenantTx, instructor: Instructor, query: AvailabilityQuery): Promise<Availability> {
  const from = query.from ?? (await localToday(tx));
  const to = query.to ?? daysAfter(from, USUAL_WINDOW_DAYS);
  const days = daysBetween(from, to);
  if (days < 0) throw invalid('to', 'must not be before from');
  if (days > LONGEST_WINDOW_DAYS) throw invalid('to', `must be at most ${LONGEST_WINDOW_DAYS} days after from`);
  const exceptions = await listExceptions(tx, instructor.id, from, to);
  const isPrivate = !seesPrivate(tx.caller, instructor);
  const weekly = await listSlots(tx, instructor.id);
  return {
    version: instructor.version,
    weekly,
    free:
      query.durationMinutes === undefined
        ? null
        : await freeOf(tx, instructor.id, { from, to, durationMinutes: query.durationMinutes }, weekly, exceptions),
    exceptions: exceptions.map((one) => (isPrivate && one.kind === 'time_off' ? { ...one, reason: null } : one)),
  };
}

async function freeOf(
  tx: TenantTx,
  instructorId: string,
  wish: { from: string; to: string; durationMinutes: number },
  weekly: readonly Slot[],
  exceptions: readonly Exception[],
): Promise<FreeSlot[]> {
  const { timezone } = await schoolOf(tx);
  const zones = await listZones(tx, weekly);
  const placed = weekly.map((slot) => ({ ...slot, timeZone: zones.get(slot.branchId ?? '') ?? timezone }));
  return freeSlots({
    ...wish,
    timeZone: timezone,
    weekly: placed,
    closures: exceptions,
    busy: await listBusy(tx, instructorId, wish.from, wish.to),
  });
}

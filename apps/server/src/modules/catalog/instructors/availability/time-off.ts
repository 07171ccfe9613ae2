import type { TenantTx } from '../../../../platform/db/transactions.ts';
import type { Listing } from '../../../../platform/http/lists.ts';
import { newId } from '../../../../platform/ids.ts';
import { checkVersion } from '../../../../platform/versions.ts';
import { seesPrivate } from '../../visibility.ts';
import { tellHours } from '../instructor-changes.ts';
import { getInstructor, lockInstructor } from '../instructors-store.ts';
import type { Instructor } from '../schemas.ts';
import type { NewTimeOff, TimeOff, TimeOffQuery } from './schemas.ts';
import { getTimeOff, insertTimeOff, listTimeOff, lockTimeOff, setTimeOffDeleted } from './time-off-store.ts';

export async function browseTimeOff(tx: TenantTx, instructorId: string, query: TimeOffQuery): Promise<Listing<TimeOff>> {
  const instructor = await getInstructor(tx, instructorId);
  const { rows, page } = await listTimeOff(tx, instructorId, query, seesPrivate(tx.caller, instructor));
  return { rows: rows.map((timeOff) => shownTo(tx, instructor, timeOff)), page };
}

export async function readTimeOff(tx: TenantTx, instructorId: string, id: string): Promise<TimeOff> {
  const instructor = await getInstructor(tx, instructorId);
  return shownTo(tx, instructor, await getTimeOff(tx, instructorId, id));
}

export async function addTimeOff(tx: TenantTx, instructorId: string, given: NewTimeOff): Promise<TimeOff> {
  const instructor = await lockInstructor(tx, instructorId);
  const id = given.id ?? newId('tof');
  const { startDate, endDate = startDate, startTime = null, endTime = null, reason = null } = given;
  await insertTimeOff(tx, id, { instructorId, startDate, endDate, startTime, endTime, reason });
  const after = await getTimeOff(tx, instructorId, id);
  await tellHours(tx, 'time_off_added', instructor, {}, { timeOff: after });
  return shownTo(tx, instructor, after);
}

export async function removeTimeOff(tx: TenantTx, instructorId: string, id: string, ifMatch: number | null): Promise<void> {
  const instructor = await lockInstructor(tx, instructorId);
  const before = await lockTimeOff(tx, instructorId, id);
  checkVersion(before, ifMatch);
  await setTimeOffDeleted(tx, id);
  await tellHours(tx, 'time_off_removed', instructor, { timeOff: before }, {});
}

function shownTo(tx: TenantTx, instructor: Instructor, timeOff: TimeOff): TimeOff {
  return seesPrivate(tx.caller, instructor) ? timeOff : { ...timeOff, reason: null };
}

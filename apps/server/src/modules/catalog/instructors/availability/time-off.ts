import type { TenantTx } from '../../../../platform/db/transactions.ts';
import { conflict } from '../../../../platform/errors.ts';
import type { Listing } from '../../../../platform/http/lists.ts';
import { newId } from '../../../../platform/ids.ts';
import { checkVersion } from '../../../../platform/versions.ts';
import { seesPrivate } from '../../visibility.ts';
import { tellHours } from '../instructor-changes.ts';
import { getInstructor, lockInstructor } from '../instructors-store.ts';
import type { Instructor } from '../schemas.ts';
import type { NewTimeOff, TimeOff, TimeOffQuery } from './schemas.ts';
import { countTimeOff, getTimeOff, insertTimeOff, listTimeOff, lockTimeOff, setTimeOffDeleted } from './time-off-store.ts';

// Which of it reaches a day is found by reading it all: more than anybody needs in a working life.
const MAX_TIME_OFF = 1000;

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
  // Locked, so that two at once are counted one after the other.
  const instructor = await lockInstructor(tx, instructorId);
  if ((await countTimeOff(tx, instructorId)) >= MAX_TIME_OFF) {
    throw conflict(`An instructor has at most ${MAX_TIME_OFF} entries of time off. Remove those of years past first.`);
  }
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

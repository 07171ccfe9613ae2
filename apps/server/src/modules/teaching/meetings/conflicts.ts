import type { TenantTx } from '../../../platform/db/transactions.ts';
import { AppError, type ErrorDetail, refused } from '../../../platform/errors.ts';
import { type Conflict, findConflicts, lockNeeded, type Wanted } from './conflicts-store.ts';

/** Who may let lessons overlap: those who change everybody's meetings. */
function mayOverlap(tx: TenantTx): boolean {
  const { caller } = tx;
  return caller.grants ? caller.grants.get('meetings:UPDATE') === 'all' : true;
}

/**
 * Refuses lessons whose instructor, room or students have another one then, and names each of those. Whoever asks for
 * the same at the same moment waits, and is refused; the exclusion constraints hold should anything slip by.
 */
export async function refuseConflicts(tx: TenantTx, wanted: readonly Wanted[], allowOverlap = false): Promise<void> {
  if (allowOverlap && !mayOverlap(tx)) throw new AppError('FORBIDDEN', 'Only managers may let lessons overlap. Choose another time.');
  if (wanted.length === 0) return;
  await lockNeeded(tx, wanted);
  if (allowOverlap) return;
  const conflicts = await findConflicts(tx, wanted);
  if (conflicts.length === 0) return;
  const count = new Set(conflicts.map(({ meetingId }) => meetingId)).size;
  throw refused(summary(count), 'clash', { count }, conflicts.map(detail));
}

function summary(meetings: number): string {
  const others = meetings === 1 ? 'another lesson' : `${meetings} other lessons`;
  return `This clashes with ${others}. Choose another time, room or instructor; a manager may allow the overlap.`;
}

/** The field that clashes, and a sentence that names the lesson in the way. */
function detail({ kind, who, meetingId, cycleName, branchName, date, startTime, endTime }: Conflict): ErrorDetail {
  const field = { instructor: 'instructorId', room: 'roomId', student: 'students' }[kind];
  const message = `${who} has “${cycleName}” at ${branchName} on ${date}, ${startTime}–${endTime} (meeting ${meetingId})`;
  const values = { who, cycle: cycleName, branch: branchName, date, startTime, endTime, meetingId };
  return { field, message, reason: `${kind}_busy`, values };
}

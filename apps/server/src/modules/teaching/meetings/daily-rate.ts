import type { TenantTx } from '../../../platform/db/transactions.ts';
import { fixPay } from '../money/settle.ts';
import { lockInstructors } from './conflicts-store.ts';
import { findUnpaidDay } from './instructors-store.ts';
import { tellMeetings } from './meeting-changes.ts';
import { currentMeeting, type SeenMeeting } from './meetings-store.ts';

/** After a meeting that was paid is gone, or is paid no more, the day's rate falls on the first that was held that day. */
export async function passOnDailyRate(tx: TenantTx, { status, instructorId, date }: SeenMeeting): Promise<void> {
  if (status !== 'completed' && status !== 'cancelled') return;
  await lockInstructors(tx, [instructorId]);
  const next = await findUnpaidDay(tx, instructorId, date);
  if (!next) return;
  const before = await currentMeeting(tx, next.meetingId);
  await fixPay(tx, next.cycleId, next.meetingId);
  await tellMeetings(tx, 'recalculated', [{ before, after: await currentMeeting(tx, next.meetingId) }]);
}

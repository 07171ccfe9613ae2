import type { TenantTx } from '../../../platform/db/transactions.ts';
import { tellCycle } from '../cycles/cycle-changes.ts';
import type { Cycle } from '../cycles/cycle-schemas.ts';
import { currentCycle, setCycleCounts } from '../cycles/cycles-store.ts';
import { setCompleted, setMoney, setPay } from '../meetings/meeting-money-store.ts';
import { localToday } from '../places-store.ts';
import { completeWithCycle, reopenWithCycle } from '../registrations/follow-lessons.ts';
import { paidPercentOf } from '../settings/attendance-meanings.ts';
import { getTeachingSettings, type TeachingSettings } from '../settings/teaching-settings-store.ts';
import { type BookMeeting, type MeetingMoney, moneyOf, settlements } from './book.ts';
import { countMeetings, deleteSharesOf, insertShares, readBook, type Share, setCredits, setExpected } from './book-store.ts';
import { partOf } from './rounding.ts';

/**
 * Everything that follows from a cycle's meetings and its group, brought up to date: counters, end date, whether it is
 * over, what the lessons to come are expected to earn and cost, and what of closed registrations no lesson is left to
 * earn. The cycle is locked; doing it twice changes nothing. Money of completed meetings stays as it was fixed.
 */
export async function settleCycle(tx: TenantTx, cycleId: string): Promise<Cycle> {
  const after = await recount(tx, cycleId);
  const book = await readBook(tx, cycleId);
  const money = moneyOf(book, () => 100);
  await setExpected(
    tx,
    book.meetings.map(({ id }) => ({ id, ...moneyFor(money, id) })),
  );
  const settled = settlements(book);
  if (settled.size > 0) {
    const recognisedOn = await localToday(tx, after.branchId);
    await insertShares(
      tx,
      [...settled].map(([registrationId, amount]) => ({ registrationId, meetingId: null, recognisedOn, allocated: amount, amount })),
    );
  }
  await setCredits(tx, cycleId);
  return currentCycle(tx, cycleId);
}

async function recount(tx: TenantTx, cycleId: string): Promise<Cycle> {
  const before = await currentCycle(tx, cycleId);
  const { counted, completed, cancelled, lastDate } = await countMeetings(tx, cycleId);
  // A lesson that was added by hand is promised too.
  const totalMeetings = Math.max(before.totalMeetings, counted);
  const isOver = completed + cancelled === totalMeetings;
  const status = nextStatus(before.status, isOver);
  await setCycleCounts(tx, cycleId, {
    totalMeetings,
    completedMeetings: completed,
    cancelledMeetings: cancelled,
    endDate: lastDate,
    status,
  });
  if (status !== before.status) {
    if (status === 'completed') await completeWithCycle(tx, cycleId);
    else await reopenWithCycle(tx, cycleId);
    const after = await currentCycle(tx, cycleId);
    await tellCycle(tx, status === 'completed' ? 'completed' : 'updated', before, after);
  }
  return currentCycle(tx, cycleId);
}

function nextStatus(status: Cycle['status'], isOver: boolean): Cycle['status'] {
  if (isOver && (status === 'active' || status === 'frozen')) return 'completed';
  return !isOver && status === 'completed' ? 'active' : status;
}

/** Completes a meeting of a locked cycle: its money is fixed, and with it what it earned of each registration. */
export async function fixMoney(
  tx: TenantTx,
  cycleId: string,
  meetingId: string,
  said: { topic: string | null; notes: string | null } | null,
): Promise<void> {
  const settings = await getTeachingSettings(tx);
  await deleteSharesOf(tx, meetingId);
  const book = await readBook(tx, cycleId, meetingId);
  const meeting = book.meetings.find(({ id }) => id === meetingId);
  if (!meeting) throw new Error('the meeting is neither scheduled nor the one that is computed anew');
  const paidPercent = paidPercentOf(
    meeting.marks.map(({ status }) => status),
    settings.attendance,
  );
  const money = moneyOf(book, () => paidPercent).get(meetingId);
  if (!money) throw new Error('every meeting of the book has its money');
  const shares = chargedShares(meeting, money, settings);
  await insertShares(tx, shares);
  const revenue = shares.reduce((sum, { allocated, amount }) => sum - allocated + amount, money.revenue);
  const fixed = { ...money, revenue, paidPercent };
  if (said) await setCompleted(tx, meetingId, fixed, said);
  else await setMoney(tx, meetingId, fixed);
}

/** Fixes what the instructor of a meeting that is over is paid, and leaves what it earned. */
export async function fixPay(tx: TenantTx, cycleId: string, meetingId: string): Promise<void> {
  const { attendance } = await getTeachingSettings(tx);
  const book = await readBook(tx, cycleId, meetingId);
  const marks = book.meetings.find(({ id }) => id === meetingId)?.marks ?? [];
  const paidPercent = paidPercentOf(
    marks.map(({ status }) => status),
    attendance,
  );
  const money = moneyOf(book, () => paidPercent).get(meetingId);
  if (money) await setPay(tx, meetingId, { ...money, paidPercent });
}

/** The shares as they are earned: an absence may be charged in part. */
function chargedShares({ id, date, marks }: BookMeeting, { shares }: MeetingMoney, { attendance }: TeachingSettings): Share[] {
  return [...shares].map(([registrationId, allocated]) => {
    const mark = marks.find((one) => one.registrationId === registrationId);
    const percent = mark ? attendance[mark.status].chargedPercent : 100;
    return { registrationId, meetingId: id, recognisedOn: date, allocated, amount: partOf(allocated, percent * 100) };
  });
}

function moneyFor(money: Map<string, MeetingMoney>, id: string): Pick<MeetingMoney, 'revenue' | 'instructorPayment'> {
  const { revenue = 0, instructorPayment = 0 } = money.get(id) ?? {};
  return { revenue, instructorPayment };
}

import type { TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Cycle } from '../cycles/cycle-schemas.ts';
import { currentCycle } from '../cycles/cycles-store.ts';
import { getMeeting, type SeenMeeting } from '../meetings/meetings-store.ts';
import { getTeachingSettings } from '../settings/teaching-settings-store.ts';
import { seesPay, seesRevenue } from '../visibility.ts';
import { type Book, earnsByShares, moneyOf } from './book.ts';
import { readBook } from './book-store.ts';
import { hourlyRate, instructorPay, minutesBetween } from './instructor-pay.ts';
import { lessonsToShare } from './shares.ts';
import type { MeetingWhy } from './why-schemas.ts';
import { listApproved, listKeptShares, listPayers, type PaidWork, readPaidWork } from './why-store.ts';

/** Why a meeting earns and costs what it does, line by line. */
export async function explainMeeting(tx: TenantTx, id: string): Promise<MeetingWhy> {
  const meeting = await getMeeting(tx, id);
  // Whoever sees only their own payments has none: revenue is not for instructors.
  if (!seesRevenue(tx.caller)) throw notFound('payment');
  const cycle = await currentCycle(tx, meeting.cycleId);
  const work = await readPaidWork(tx, id);
  const expenses = await listApproved(tx, id);
  const isSeen = seesPay(tx.caller);
  return {
    meetingId: id,
    isFixed: meeting.status === 'completed',
    revenue: await revenueOf(tx, cycle, meeting, work),
    payment: isSeen ? await paymentOf(tx, cycle, meeting, work) : null,
    expenses,
    profit: isSeen ? meeting.profit : null,
  };
}

async function revenueOf(tx: TenantTx, cycle: Cycle, meeting: SeenMeeting, { children }: PaidWork): Promise<MeetingWhy['revenue']> {
  const rule = ruleOf(cycle, meeting);
  const isPerChild = rule === 'per_child';
  return {
    amount: meeting.revenue ?? 0,
    rule,
    perMeeting: rule === 'per_meeting' ? (cycle.meetingRevenue ?? 0) : null,
    pricePerStudent: isPerChild ? (cycle.pricePerStudent ?? 0) : null,
    children: isPerChild ? (cycle.studentCount ?? children) : null,
    areChildrenAgreed: isPerChild && cycle.studentCount !== null,
    shares: rule === 'shares' ? await sharesOf(tx, meeting) : [],
  };
}

function ruleOf(cycle: Cycle, { nature, status }: SeenMeeting): MeetingWhy['revenue']['rule'] {
  if (nature === 'no_revenue' || status === 'cancelled' || status === 'postponed') return 'none';
  if (cycle.type === 'institutional_per_child') return 'per_child';
  return earnsByShares({ cycle }) ? 'shares' : 'per_meeting';
}

type Share = MeetingWhy['revenue']['shares'][number];

async function sharesOf(tx: TenantTx, { id, cycleId, status }: SeenMeeting): Promise<Share[]> {
  const { attendance } = await getTeachingSettings(tx);
  const lines: Omit<Share, 'student' | 'netAmount' | 'vatRateBp'>[] =
    status === 'completed'
      ? (await listKeptShares(tx, id)).map((share) => ({
          ...{ ...share, rest: null, lessons: null, chargedPercent: share.mark ? attendance[share.mark].chargedPercent : 100 },
        }))
      : expectedShares(await readBook(tx, cycleId), id);
  const payers = new Map(
    (
      await listPayers(
        tx,
        lines.map(({ registrationId }) => registrationId),
      )
    ).map(({ id: registrationId, ...payer }) => [registrationId, payer]),
  );
  return lines.flatMap((line) => {
    const payer = payers.get(line.registrationId);
    return payer ? [{ ...line, ...payer }] : [];
  });
}

function expectedShares(book: Book, meetingId: string): Omit<Share, 'student' | 'netAmount' | 'vatRateBp'>[] {
  const shares = moneyOf(book, () => 100).get(meetingId)?.shares ?? new Map<string, number>();
  const billable = book.meetings.filter(({ nature }) => nature === 'regular');
  return book.registrations
    .filter(({ id }) => shares.has(id))
    .map((registration) => ({
      registrationId: registration.id,
      rest: registration.netAmount - registration.allocated,
      lessons: lessonsToShare(registration, billable, book.unplanned),
      ...{ allocated: shares.get(registration.id) ?? 0, amount: shares.get(registration.id) ?? 0, mark: null, chargedPercent: 100 },
    }));
}

async function paymentOf(tx: TenantTx, cycle: Cycle, meeting: SeenMeeting, work: PaidWork): Promise<NonNullable<MeetingWhy['payment']>> {
  const { employerOverheadBp } = await getTeachingSettings(tx);
  const { teacher, paidPercent } = work;
  const { activityType } = meeting;
  const amount = meeting.instructorPayment ?? 0;
  const minutes = minutesBetween(meeting.startTime, meeting.endTime);
  const isDaily = cycle.instructorPaymentMode === 'daily' && work.isOwnCycle;
  // Expected pay has no mark of its own yet: what is expected of the day says whether it would carry the rate.
  const carriesDailyRate = isDaily && (meeting.status === 'scheduled' ? amount > 0 : work.carriesDailyRate);
  const overheadBp = teacher.employmentType === 'employee' ? employerOverheadBp : 0;
  const dailyRate = cycle.instructorDailyRate;
  const mode = isDaily ? 'daily' : 'hourly';
  const isPaid = meeting.status === 'scheduled' || meeting.status === 'completed' || amount > 0;
  const computed = instructorPay({ teacher, mode, dailyRate, carriesDailyRate, activityType, minutes, paidPercent, overheadBp });
  return {
    ...{ amount, activityType, minutes, paidPercent, overheadBp },
    rule: !isPaid ? 'none' : isDaily && !carriesDailyRate ? 'day_paid_elsewhere' : mode,
    rate: isDaily ? dailyRate : hourlyRate(teacher, activityType),
    computedNow: isPaid ? computed : 0,
  };
}

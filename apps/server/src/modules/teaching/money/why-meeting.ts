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
import { partOf } from './rounding.ts';
import { lessonsToShare } from './shares.ts';
import type { MeetingWhy } from './why-schemas.ts';
import { listApproved, listKeptShares, listPayers, type PaidWork, readPaidWork } from './why-store.ts';

/**
 * Why a meeting earns and costs what it does, line by line. Rates, prices and the group are today's: of a completed
 * meeting only its shares, marks and day's rate are kept, so `computedNow` says what today's figures come to and
 * whoever shows them can tell where they no longer explain the amount.
 */
export async function explainMeeting(tx: TenantTx, id: string): Promise<MeetingWhy> {
  const meeting = await getMeeting(tx, id);
  const showsRevenue = seesRevenue(tx.caller);
  const showsPay = seesPay(tx.caller) || meeting.isOwn;
  if (!showsRevenue && !showsPay) throw notFound('payment');
  const cycle = await currentCycle(tx, meeting.cycleId);
  const work = await readPaidWork(tx, id);
  return {
    meetingId: id,
    isFixed: meeting.status === 'completed',
    fixedAt: meeting.completedAt,
    revenue: showsRevenue ? await revenueOf(tx, cycle, meeting, work) : null,
    payment: showsPay ? await paymentOf(tx, cycle, meeting, work) : null,
    expenses: showsRevenue ? await listApproved(tx, id) : [],
    profit: showsRevenue && seesPay(tx.caller) ? meeting.profit : null,
  };
}

type Revenue = NonNullable<MeetingWhy['revenue']>;

async function revenueOf(tx: TenantTx, cycle: Cycle, meeting: SeenMeeting, { children }: PaidWork): Promise<Revenue> {
  const kept = meeting.status === 'completed' ? await keptShares(tx, meeting.id) : [];
  // What was handed out stays the reason, whatever the cycle has become since.
  const rule = kept.length > 0 ? 'shares' : ruleOf(cycle, meeting);
  const perMeeting = rule === 'per_meeting' ? (cycle.meetingRevenue ?? 0) : null;
  const pricePerStudent = rule === 'per_child' ? (cycle.pricePerStudent ?? 0) : null;
  const counted = rule === 'per_child' ? (cycle.studentCount ?? children) : null;
  const expected = rule === 'shares' && kept.length === 0 ? expectedShares(await readBook(tx, cycle.id, meeting.id), meeting.id) : [];
  const shares = await withPayers(tx, kept.length > 0 ? kept : expected);
  return {
    amount: meeting.revenue ?? 0,
    computedNow: perMeeting ?? (pricePerStudent ?? 0) * (counted ?? 0) + shares.reduce((sum, { amount }) => sum + amount, 0),
    ...{ rule, perMeeting, pricePerStudent, children: counted, shares },
    areChildrenAgreed: rule === 'per_child' && cycle.studentCount !== null,
  };
}

function ruleOf(cycle: Cycle, { nature, status }: SeenMeeting): Revenue['rule'] {
  if (nature === 'no_revenue' || status === 'cancelled' || status === 'postponed') return 'none';
  if (cycle.type === 'institutional_per_child') return 'per_child';
  return earnsByShares({ cycle }) ? 'shares' : 'per_meeting';
}

type Share = Revenue['shares'][number];
type Line = Omit<Share, 'student' | 'netAmount' | 'vatRateBp'>;

async function keptShares(tx: TenantTx, meetingId: string): Promise<Line[]> {
  const { attendance } = await getTeachingSettings(tx);
  return (await listKeptShares(tx, meetingId)).map((share) => {
    const chargedPercent = chargedThen(share, share.mark ? attendance[share.mark].chargedPercent : 100);
    return { ...share, rest: null, lessons: null, chargedPercent };
  });
}

/** What was charged of a share: what the settings say now, unless it would come to something else. */
function chargedThen({ allocated, amount }: Pick<Share, 'allocated' | 'amount'>, percentNow: number): number {
  return allocated === 0 || partOf(allocated, percentNow * 100) === amount ? percentNow : Math.round((100 * amount) / allocated);
}

/** The lines with their students; of a registration that is gone there is nothing to say. */
async function withPayers(tx: TenantTx, lines: readonly Line[]): Promise<Share[]> {
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

function expectedShares(book: Book, meetingId: string): Line[] {
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

import type { Caller } from '../../../platform/caller.ts';
import { seesPay, seesRevenue } from '../visibility.ts';
import type { Meeting, MeetingTotals } from './meeting-schemas.ts';
import type { SeenMeeting } from './meetings-store.ts';

/** A meeting as the caller may see it. Profit would tell pay from revenue, so it takes both to see it. */
export function meetingFor(caller: Caller, { isOwn, ...meeting }: SeenMeeting): Meeting {
  const revenue = seesRevenue(caller);
  const pay = seesPay(caller);
  return {
    ...meeting,
    revenue: revenue ? meeting.revenue : null,
    expenses: revenue && pay ? meeting.expenses : null,
    profit: revenue && pay ? meeting.profit : null,
    instructorPayment: pay || isOwn ? meeting.instructorPayment : null,
  };
}

/** The same of their sums. */
export function totalsFor(caller: Caller, totals: MeetingTotals): MeetingTotals {
  const revenue = seesRevenue(caller);
  const pay = seesPay(caller);
  return {
    ...totals,
    revenue: revenue ? totals.revenue : null,
    expenses: revenue && pay ? totals.expenses : null,
    profit: revenue && pay ? totals.profit : null,
    instructorPayment: pay ? (totals.instructorPayment ?? 0) : totals.instructorPayment,
  };
}

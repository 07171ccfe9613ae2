import type { TenantTx } from '../../../platform/db/transactions.ts';
import { invalid } from '../../../platform/errors.ts';
import { daysAfter, daysBetween, instantOf } from '../../../platform/time/instants.ts';
import { schoolOf } from '../../access/index.ts';
import { localToday } from '../places-store.ts';
import { joined, type Stretch } from './busy.ts';
import type { Schedule, ScheduleQuery } from './day-schemas.ts';
import { type CalendarMeeting, type DayOff, getSeenInstructor, listDays, listDaysOff } from './day-store.ts';

const LONGEST_DAYS = 366;

/** What an instructor teaches on some days, where, and when they are taken. */
export async function readSchedule(tx: TenantTx, instructorId: string, query: ScheduleQuery): Promise<Schedule> {
  await getSeenInstructor(tx, instructorId);
  const { from = await localToday(tx) } = query;
  const { to = daysAfter(from, 6) } = query;
  if (to < from) throw invalid('to', 'must not be before from');
  if (daysBetween(from, to) > LONGEST_DAYS) throw invalid('to', `must be at most ${LONGEST_DAYS} days after from`);
  const meetings = await listDays(tx, instructorId, from, to);
  const { timezone } = await schoolOf(tx);
  const taken = meetings.filter(({ status }) => status !== 'cancelled').map(({ startsAt, endsAt }) => ({ startsAt, endsAt }));
  const away = (await listDaysOff(tx, instructorId, from, to)).map((off) => stretchOf(off, timezone));
  return { from, to, meetings: meetings.map(shown), busy: joined([...taken, ...away]) };
}

function shown({ originalId: _o, sequence: _s, updatedAt: _u, ...meeting }: CalendarMeeting): Schedule['meetings'][number] {
  return meeting;
}

// On the school's clock: time off has no place.
function stretchOf({ startDate, endDate, startTime, endTime }: DayOff, timeZone: string): Stretch {
  return {
    startsAt: instantOf(startDate, startTime ?? '00:00', timeZone),
    endsAt: endTime ? instantOf(endDate, endTime, timeZone) : instantOf(daysAfter(endDate, 1), '00:00', timeZone),
  };
}

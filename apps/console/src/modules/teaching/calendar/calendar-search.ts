export const CALENDAR_VIEWS = ['week', 'day', 'month', 'agenda'] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

/** What the calendar shows, as it stands in the address. */
export interface CalendarSearch {
  /** Left out: a week. */
  view?: CalendarView;
  /** `YYYY-MM-DD`; left out: today. */
  date?: string;
  branchId?: string;
  instructorId?: string;
  /** A room of the branch; says nothing without one. */
  roomId?: string;
  /** What colours tell apart; left out: how a lesson stands. */
  colour?: 'branch' | 'instructor';
}

export function parseCalendarSearch(search: Record<string, unknown>): CalendarSearch {
  const view = CALENDAR_VIEWS.find((each) => each === search.view);
  const { date, colour } = search;
  const branch = idIn('branchId', search.branchId);
  return {
    ...(view && view !== 'week' ? { view } : {}),
    ...(typeof date === 'string' && /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date)) ? { date } : {}),
    ...branch,
    ...idIn('instructorId', search.instructorId),
    ...('branchId' in branch ? idIn('roomId', search.roomId) : {}),
    ...(colour === 'branch' || colour === 'instructor' ? { colour } : {}),
  };
}

function idIn(name: 'branchId' | 'instructorId' | 'roomId', value: unknown): CalendarSearch {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value) ? { [name]: value } : {};
}

import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/index.ts';

/** Counted up to MOST: that many means that many or more. */
export const MOST = 1000;

/** Today's lessons of one branch. */
export interface BranchLessons {
  id: string;
  name: string;
  scheduled: number;
  completed: number;
  cancelled: number;
}

interface Weeks {
  /** The last seven days, today included. */
  week: number;
  /** The seven days before. */
  before: number;
}

/** What waits in the school now; a part is null for whom its list is not. */
export interface TodayFigures {
  leads: { due: number; waiting: number; new: Weeks } | null;
  tasks: { overdue: number; today: number } | null;
  students: { new: Weeks } | null;
  /** By the day of their last practice. */
  learners: { active: Weeks } | null;
  lessons: { today: BranchLessons[]; held: Weeks } | null;
  /** Marked absent, not excused. */
  absences: Weeks | null;
  /** Of MOST registrations or more, at least that amount. */
  owed: { registrations: number; amount: number } | null;
  imports: { atWork: number } | null;
  mails: { failed: Weeks } | null;
}

export const todayFiguresQuery = queryOptions({
  queryKey: ['reports', 'today'],
  queryFn: ({ signal }) => api.get<TodayFigures>('/reports/today', { signal }),
  refetchInterval: 60_000,
});

/** The first of the last seven days, of a school's day `YYYY-MM-DD`. */
export function weekBegins(today: string): string {
  return new Date(Date.parse(today) - 6 * 86_400_000).toISOString().slice(0, 10);
}

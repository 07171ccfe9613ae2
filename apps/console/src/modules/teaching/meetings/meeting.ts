import { queryOptions } from '@tanstack/react-query';
import type { Page } from '../../../api/envelope.ts';
import { api } from '../../../api/index.ts';
import type { ActivityType } from '../cycles/cycle-kinds.ts';
import type { Named } from '../named.ts';

export const MEETING_STATUSES = ['scheduled', 'completed', 'cancelled', 'postponed'] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

/** One lesson. Date and times are on the branch's clock; amounts are null for those who may not see them. */
export interface Meeting {
  id: string;
  version: number;
  cycleId: string;
  cycle: Named;
  courseId: string;
  branchId: string;
  branch: Named;
  instructorId: string;
  instructor: Named;
  /** `YYYY-MM-DD` */
  date: string;
  /** `HH:MM` */
  startTime: string;
  endTime: string;
  startsAt: string;
  endsAt: string;
  roomId: string | null;
  status: MeetingStatus;
  nature: 'regular' | 'no_revenue';
  activityType: ActivityType;
  topic: string | null;
  notes: string | null;
  reason: string | null;
  revenue: number | null;
  instructorPayment: number | null;
  expenses: number | null;
  profit: number | null;
  rescheduledToId: string | null;
  allowsOverlap: boolean;
  joinUrl: string | null;
  recordingUrl: string | null;
  completedAt: string | null;
  createdAt: string;
  updatedAt: string;
}

export function meetingQuery(id: string) {
  return queryOptions({
    queryKey: ['meetings', id, 'detail'],
    queryFn: ({ signal }) => api.get<Meeting>(`/meetings/${encodeURIComponent(id)}`, { signal }),
  });
}

export interface MeetingFilters {
  cycleId?: string;
  branchId?: string;
  instructorId?: string;
  from?: string;
  to?: string;
}

/** Every lesson that fits, in order of time: page by page, since the API gives a hundred at once. */
export function meetingsQuery(filters: MeetingFilters) {
  return queryOptions({
    queryKey: ['meetings', 'list', { ...filters }],
    queryFn: async ({ signal }) => {
      const rows: Meeting[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: Page<Meeting> = await api.list<Meeting>('/meetings', {
          signal,
          query: { ...filters, sortBy: 'date', sortOrder: 'asc', limit: 100, cursor },
        });
        rows.push(...page.data);
        cursor = page.pagination.hasMore ? page.pagination.nextCursor : null;
      }
      return rows.sort((one, other) => one.startsAt.localeCompare(other.startsAt));
    },
  });
}

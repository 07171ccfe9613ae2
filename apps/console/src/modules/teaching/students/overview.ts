import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import type { Named } from '../named.ts';

/** Where a student stands. A part is null for those who may not see it. */
export interface StudentOverview {
  studentId: string;
  cycles: number;
  waiting: number;
  nextLesson: {
    meetingId: string;
    cycle: Named;
    branch: Named;
    instructor: Named;
    date: string;
    startTime: string;
    endTime: string;
    startsAt: string;
  } | null;
  /** Of the last fifty lessons they were marked at. */
  attendance: { streak: number; marked: number; attended: number; absent: number; makeUps: number } | null;
  money: { owed: number; paid: number; credit: number } | null;
}

/** Among the registrations, so that what happens to a place or a lesson reads it again. */
export function overviewQuery(studentId: string) {
  return queryOptions({
    queryKey: ['registrations', 'list', { overview: studentId }],
    queryFn: ({ signal }) => api.get<StudentOverview>(`/students/${encodeURIComponent(studentId)}/overview`, { signal }),
  });
}

export interface MakeUpCredit {
  id: string;
  course: Named;
  earnedOn: string;
  /** Last day on which it can be used. */
  expiresOn: string;
  status: 'open' | 'used' | 'expired';
  /** Where it can be used. */
  cycles: Named[];
}

export function makeUpCreditsQuery(studentId: string) {
  return queryOptions({
    queryKey: ['attendance', 'list', { credits: studentId }],
    queryFn: ({ signal }) => api.get<{ credits: MakeUpCredit[] }>(`/students/${encodeURIComponent(studentId)}/make-up-credits`, { signal }),
  });
}

import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import type { Labels } from '../../labels/custom-fields.ts';
import type { Named } from '../named.ts';
import type { ActivityType, CycleStatus, CycleType, PaymentMode } from './cycle-kinds.ts';

/** One lesson of a week, on the branch's clock. */
export interface Slot {
  /** 0 is Sunday. */
  day: number;
  /** `HH:MM` */
  startTime: string;
  endTime: string;
  roomId: string | null;
}

/** A run of a course for one group. Amounts are in the school's minor unit, null for those who may not see them. */
export interface Cycle extends Labels {
  id: string;
  version: number;
  name: string;
  courseId: string;
  course: Named;
  branchId: string;
  branch: Named;
  instructorId: string;
  instructor: Named;
  institutionalOrderId: string | null;
  type: CycleType;
  /** `YYYY-MM-DD` */
  startDate: string;
  endDate: string | null;
  dayOfWeek: Slot[];
  totalMeetings: number;
  completedMeetings: number;
  cancelledMeetings: number;
  remainingMeetings: number;
  pricePerStudent: number | null;
  meetingRevenue: number | null;
  studentCount: number | null;
  maxStudents: number | null;
  registeredStudents: number;
  waitingStudents: number;
  activityType: ActivityType;
  instructorPaymentMode: PaymentMode;
  instructorDailyRate: number | null;
  joinUrl: string | null;
  status: CycleStatus;
  createdAt: string;
  updatedAt: string;
}

export function cycleQuery(id: string) {
  return queryOptions({
    queryKey: ['cycles', id, 'detail'],
    queryFn: ({ signal }) => api.get<Cycle>(`/cycles/${encodeURIComponent(id)}`, { signal }),
  });
}

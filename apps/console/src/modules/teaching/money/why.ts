import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import type { Mark } from '../attendance/mark.ts';
import type { ActivityType } from '../cycles/cycle-kinds.ts';
import type { Named } from '../named.ts';

/** A registration's part of what a lesson earns. Amounts in the minor unit. */
export interface WhyShare {
  registrationId: string;
  student: Named;
  netAmount: number;
  vatRateBp: number;
  /** What earlier lessons had not taken, and how many lessons it is spread over; null once it is fixed. */
  rest: number | null;
  lessons: number | null;
  allocated: number;
  mark: Mark | null;
  chargedPercent: number;
  amount: number;
}

export interface WhyRevenue {
  amount: number;
  /** What today's figures come to. */
  computedNow: number;
  rule: 'none' | 'per_meeting' | 'per_child' | 'shares';
  perMeeting: number | null;
  pricePerStudent: number | null;
  children: number | null;
  areChildrenAgreed: boolean;
  shares: WhyShare[];
}

export interface WhyPay {
  amount: number;
  computedNow: number;
  rule: 'none' | 'hourly' | 'daily' | 'day_paid_elsewhere';
  activityType: ActivityType;
  rate: number | null;
  minutes: number;
  paidPercent: number;
  /** Basis points; 0 for a freelancer. */
  overheadBp: number;
}

export interface MeetingWhy {
  meetingId: string;
  isFixed: boolean;
  fixedAt: string | null;
  revenue: WhyRevenue | null;
  payment: WhyPay | null;
  expenses: { id: string; description: string; amount: number }[];
  profit: number | null;
}

export interface WhyLesson {
  kind: 'held' | 'to_come' | 'settled' | 'unplanned';
  meetingId: string | null;
  date: string | null;
  allocated: number;
  /** After what an absence took off. */
  amount: number;
}

export interface RegistrationWhy {
  registrationId: string;
  amount: number;
  refundAmount: number;
  creditedAmount: number;
  dueAmount: number;
  paidAmount: number;
  vatRateBp: number;
  netAmount: number;
  lines: WhyLesson[];
}

/** Below the lists that a change reads again: money follows whatever happens to a lesson or a place. */
export function meetingWhyQuery(id: string) {
  return queryOptions({
    queryKey: ['meetings', id, 'money'],
    queryFn: ({ signal }) => api.get<MeetingWhy>(`/meetings/${encodeURIComponent(id)}/money`, { signal }),
  });
}

export function registrationWhyQuery(id: string) {
  return queryOptions({
    queryKey: ['registrations', id, 'money'],
    queryFn: ({ signal }) => api.get<RegistrationWhy>(`/registrations/${encodeURIComponent(id)}/money`, { signal }),
  });
}

import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import type { Named } from '../named.ts';

export const REGISTRATION_STATUSES = ['registered', 'active', 'completed', 'cancelled', 'trial', 'waitlisted'] as const;
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];
export type PaymentStatus = 'unpaid' | 'partial' | 'paid';

/** A student's place in a cycle. Amounts are null for those who may not see them. */
export interface Registration {
  id: string;
  version: number;
  studentId: string;
  student: Named;
  /** Who pays. */
  customerId: string;
  cycleId: string;
  cycle: Named;
  registrationDate: string;
  /** First and last day that count, for who joined late or left. */
  startsOn: string | null;
  endsOn: string | null;
  status: RegistrationStatus;
  amount: number | null;
  refundAmount: number | null;
  creditedAmount: number | null;
  dueAmount: number | null;
  paidAmount: number | null;
  paymentStatus: PaymentStatus | null;
  cancellationDate: string | null;
  cancellationReason: string | null;
  waitlistedAt: string | null;
  /** 1 is next in line. */
  waitlistPosition: number | null;
  /** Until when a freed place is kept for them. */
  offerExpiresAt: string | null;
  transferredToId: string | null;
  notes: string | null;
  createdAt: string;
  updatedAt: string;
}

/** The places of one cycle or of one student, the newest hundred: no group is larger. */
export function registrationsQuery(of: { cycleId: string } | { studentId: string }) {
  return queryOptions({
    queryKey: ['registrations', 'list', of],
    queryFn: async ({ signal }) => (await api.list<Registration>('/registrations', { signal, query: { ...of, limit: 100 } })).data,
  });
}

const HAS_A_PLACE: readonly RegistrationStatus[] = ['registered', 'active', 'trial'];

/** Whether they sit in the lessons now. */
export function hasPlace({ status }: Pick<Registration, 'status'>): boolean {
  return HAS_A_PLACE.includes(status);
}

/** What is still to be paid; null for those who may not see it. */
export function openAmount({ dueAmount, paidAmount }: Pick<Registration, 'dueAmount' | 'paidAmount'>): number | null {
  return dueAmount === null || paidAmount === null ? null : dueAmount - paidAmount;
}

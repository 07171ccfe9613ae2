import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import type { Named } from '../named.ts';

export const PAYMENT_METHODS = ['credit', 'transfer', 'cash', 'institutional', 'standing_order'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** Money that came in, or went back. Never rewritten: a mistake is reversed. */
export interface Payment {
  id: string;
  version: number;
  customerId: string;
  customer: Named;
  registrationId: string | null;
  /** In the minor unit of the school's currency, always positive. */
  amount: number;
  method: PaymentMethod;
  receivedAt: string;
  reference: string | null;
  /** The payment this row gives back. */
  refundOf: string | null;
  /** What of it was given back. */
  refundedAmount: number;
  notes: string | null;
  createdAt: string;
  updatedAt: string;
}

export function paymentQuery(id: string) {
  return queryOptions({
    queryKey: ['payments', id, 'detail'],
    queryFn: ({ signal }) => api.get<Payment>(`/payments/${encodeURIComponent(id)}`, { signal }),
  });
}

/** What one family, or one registration, has paid: the newest hundred. */
export function paymentsQuery(of: { customerId: string } | { registrationId: string }) {
  return queryOptions({
    queryKey: ['payments', 'list', of],
    queryFn: async ({ signal }) => (await api.list<Payment>('/payments', { signal, query: { ...of, limit: 100 } })).data,
  });
}

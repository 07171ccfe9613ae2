import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import type { OrderStatus } from './order-status.ts';

/** A school's or city's contract that pays for cycles. Amounts are in the minor unit of the school's currency. */
export interface Order {
  id: string;
  version: number;
  branchId: string | null;
  payerName: string;
  payerTaxId: string | null;
  payerContactName: string | null;
  payerContactPhone: string | null;
  payerContactEmail: string | null;
  orderNumber: string | null;
  /** `YYYY-MM-DD` */
  orderDate: string;
  startDate: string | null;
  endDate: string | null;
  pricePerMeeting: number | null;
  estimatedMeetings: number | null;
  estimatedTotal: number | null;
  /** False: the total follows from price and meetings. */
  isTotalGiven: boolean;
  status: OrderStatus;
  paidAmount: number;
  createdAt: string;
  updatedAt: string;
}

export function orderQuery(id: string) {
  return queryOptions({
    queryKey: ['institutional-orders', id, 'detail'],
    queryFn: ({ signal }) => api.get<Order>(`/institutional-orders/${encodeURIComponent(id)}`, { signal }),
  });
}

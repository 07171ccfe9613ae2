import type { ListSpec } from '../../../ui/records/list-state.ts';
import { PAYMENT_METHODS } from './payment.ts';

export const paymentListSpec = {
  sorts: ['receivedAt', 'createdAt'],
  filters: { method: PAYMENT_METHODS, customerId: 'text', from: 'date', to: 'date' },
} satisfies ListSpec;

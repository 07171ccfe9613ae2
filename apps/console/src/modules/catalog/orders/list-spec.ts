import type { ListSpec } from '../../../ui/records/list-state.ts';
import { ORDER_STATUSES } from './order-status.ts';

export const orderListSpec = {
  sorts: ['orderDate', 'createdAt'],
  filters: { status: ORDER_STATUSES, branchId: 'text', from: 'date', to: 'date' },
} satisfies ListSpec;

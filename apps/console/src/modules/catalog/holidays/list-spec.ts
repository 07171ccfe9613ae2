import type { ListSpec } from '../../../ui/records/list-state.ts';

export const holidayListSpec = {
  sorts: ['startDate', 'createdAt'],
  filters: { branchId: 'text', from: 'date', to: 'date' },
} satisfies ListSpec;

import type { ListSpec } from '../../../ui/records/list-state.ts';

export const instructorListSpec = {
  sorts: ['name', 'createdAt'],
  filters: { isActive: 'boolean', hasAvailability: 'boolean' },
} satisfies ListSpec;

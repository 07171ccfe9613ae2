import type { ListSpec } from '../../../ui/records/list-state.ts';
import { ROLES } from '../me.ts';

export const userListSpec = {
  sorts: ['name', 'createdAt'],
  filters: { role: ROLES, isActive: 'boolean' },
} satisfies ListSpec;

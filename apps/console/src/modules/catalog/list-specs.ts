import type { ListSpec } from '../../ui/records/list-state.ts';
import { labelFilterSpec } from '../labels/label-filter-spec.ts';
import { BRANCH_TYPES, COURSE_ORIGINS } from './kinds.ts';

export const branchListSpec = {
  sorts: ['name', 'createdAt'],
  filters: { type: BRANCH_TYPES, city: 'text', isActive: 'boolean' },
} satisfies ListSpec;

export const courseListSpec = {
  sorts: ['name', 'createdAt'],
  filters: { category: 'text', origin: COURSE_ORIGINS, isActive: 'boolean', ...labelFilterSpec },
} satisfies ListSpec;

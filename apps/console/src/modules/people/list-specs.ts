import type { ListSpec } from '../../ui/records/list-state.ts';
import { labelFilterSpec } from '../labels/label-filter-spec.ts';

export const studentListSpec = {
  sorts: ['name', 'createdAt', 'lastActiveAt'],
  filters: { grade: 'text', ...labelFilterSpec },
} satisfies ListSpec;
export const customerListSpec = { sorts: ['name', 'createdAt'], filters: { city: 'text', ...labelFilterSpec } } satisfies ListSpec;

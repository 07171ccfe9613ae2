import type { ListSpec } from '../../../ui/records/list-state.ts';
import { labelFilterSpec } from '../../labels/label-filter-spec.ts';
import { ACTIVITY_TYPES, CYCLE_STATUSES, CYCLE_TYPES } from './cycle-kinds.ts';

export const cycleListSpec = {
  sorts: ['name', 'startDate', 'createdAt'],
  filters: {
    status: CYCLE_STATUSES,
    type: CYCLE_TYPES,
    activityType: ACTIVITY_TYPES,
    courseId: 'text',
    branchId: 'text',
    instructorId: 'text',
    dayOfWeek: ['0', '1', '2', '3', '4', '5', '6'],
    from: 'date',
    to: 'date',
    ...labelFilterSpec,
  },
} satisfies ListSpec;

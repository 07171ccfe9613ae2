import type { ListSpec } from '../../ui/records/list-state.ts';
import { labelFilterSpec } from '../labels/label-filter-spec.ts';
import { LEAD_STATUSES } from './lead-status.ts';

export const leadListSpec = {
  sorts: ['createdAt', 'followUpAt', 'name'],
  filters: {
    status: ['open', ...LEAD_STATUSES],
    ownerId: 'text',
    followUp: ['due', 'overdue', 'today', 'none'],
    source: 'text',
    courseId: 'text',
    branchId: 'text',
    from: 'date',
    to: 'date',
    ...labelFilterSpec,
  },
} satisfies ListSpec;

/** What the board can be narrowed to. */
export const boardSpec = { sorts: ['createdAt'], filters: { ownerId: 'text', branchId: 'text', courseId: 'text' } } satisfies ListSpec;

export const leadFormListSpec = { sorts: ['name', 'createdAt'], filters: {} } satisfies ListSpec;

import type { ListSpec } from '../../../ui/records/list-state.ts';
import { ACTIVITY_TYPES } from '../cycles/cycle-kinds.ts';
import { MEETING_STATUSES } from './meeting.ts';

export const lessonListSpec = {
  sorts: ['date', 'createdAt'],
  filters: {
    status: MEETING_STATUSES,
    branchId: 'text',
    courseId: 'text',
    cycleId: 'text',
    instructorId: 'text',
    activityType: ACTIVITY_TYPES,
    from: 'date',
    to: 'date',
  },
} satisfies ListSpec;

import { msg } from '@lingui/core/macro';
import type { Resource } from '../../../ui/records/resource.ts';
import type { Meeting } from './meeting.ts';

export const meetings: Resource<Meeting> = {
  name: 'meetings',
  entity: 'meeting',
  one: msg`Lesson`,
  many: msg`Lessons`,
  fields: {
    cycleId: msg`Cycle`,
    date: msg`Day`,
    startTime: msg`From`,
    endTime: msg`To`,
    instructorId: msg`Instructor`,
    roomId: msg`Room`,
    branchId: msg`Branch`,
    status: msg`State`,
    nature: msg`Earns money`,
    activityType: msg`How it is taught`,
    topic: msg`Topic`,
    notes: msg`Notes`,
    reason: msg`Reason`,
    newDate: msg`New day`,
    newStartTime: msg`From`,
    newEndTime: msg`To`,
    joinUrl: msg`Link to join`,
    recordingUrl: msg`Recording`,
    revenue: msg`Revenue`,
    instructorPayment: msg`Instructor’s pay`,
    expenses: msg`Expenses`,
    profit: msg`Profit`,
  },
  titleOf: ({ cycle }) => cycle.name,
  isExported: true,
  pageOf: (id) => `/meetings/${encodeURIComponent(id)}`,
};

import { msg } from '@lingui/core/macro';
import type { Resource } from '../../../ui/records/resource.ts';
import type { Cycle } from './cycle.ts';

export const cycles: Resource<Cycle> = {
  name: 'cycles',
  entity: 'cycle',
  one: msg`Cycle`,
  many: msg`Cycles`,
  fields: {
    name: msg`Name`,
    courseId: msg`Course`,
    branchId: msg`Branch`,
    instructorId: msg`Instructor`,
    institutionalOrderId: msg`Institutional order`,
    type: msg`Who pays`,
    startDate: msg`First day`,
    endDate: msg`Last lesson`,
    dayOfWeek: msg`Lessons of a week`,
    totalMeetings: msg`Lessons in all`,
    completedMeetings: msg`Lessons held`,
    cancelledMeetings: msg`Lessons cancelled`,
    remainingMeetings: msg`Lessons to come`,
    pricePerStudent: msg`Price per student`,
    meetingRevenue: msg`Price per lesson`,
    studentCount: msg`Children agreed`,
    maxStudents: msg`Places`,
    registeredStudents: msg`Places taken`,
    waitingStudents: msg`Waiting`,
    activityType: msg`How it is taught`,
    instructorPaymentMode: msg`Instructor is paid`,
    instructorDailyRate: msg`Rate per day`,
    joinUrl: msg`Link to join`,
    status: msg`State`,
    tags: msg`Tags`,
  },
  titleOf: ({ name }) => name,
  pageOf: (id) => `/cycles/${encodeURIComponent(id)}`,
};

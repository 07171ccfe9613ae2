import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What events are about, by the first part of their names. */
export const KIND_NAMES: Partial<Record<string, MessageDescriptor>> = {
  '': msg`Learning`,
  customer: msg`Customers`,
  student: msg`Students`,
  lead: msg`Leads`,
  registration: msg`Registrations`,
  meeting: msg`Lessons`,
  cycle: msg`Cycles`,
  course: msg`Courses`,
  branch: msg`Branches`,
  instructor: msg`Instructors`,
  user: msg`Users`,
  partner: msg`Partners`,
  progress: msg`Progress`,
  attendance: msg`Attendance`,
  payment: msg`Payments`,
  enrollment: msg`Enrollments`,
  certificate: msg`Certificates`,
  user_sync: msg`Directory`,
  webhook: msg`Webhooks`,
  export: msg`Exports`,
  import: msg`Imports`,
};

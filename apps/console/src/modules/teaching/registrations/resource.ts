import { msg } from '@lingui/core/macro';
import type { Resource } from '../../../ui/records/resource.ts';
import type { Registration } from './registration.ts';

export const registrations: Resource<Registration> = {
  name: 'registrations',
  entity: 'registration',
  one: msg`Registration`,
  many: msg`Registrations`,
  fields: {
    studentId: msg`Student`,
    cycleId: msg`Cycle`,
    registrationDate: msg`Registered on`,
    startsOn: msg`First day that counts`,
    amount: msg`Price agreed`,
    status: msg`State`,
    notes: msg`Notes`,
    reason: msg`Reason`,
    effectiveDate: msg`First day that no longer counts`,
    refundAmount: msg`Not owed`,
    method: msg`How it was paid`,
    receivedAt: msg`Received`,
    reference: msg`Reference`,
  },
  titleOf: ({ student, cycle }) => `${student.name} · ${cycle.name}`,
  // It has no page of its own: places stand in their cycles.
  pageOf: () => '/cycles',
};

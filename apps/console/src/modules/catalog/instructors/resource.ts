import { msg } from '@lingui/core/macro';
import type { Resource } from '../../../ui/records/resource.ts';
import type { Instructor } from './instructor.ts';

export const instructors: Resource<Instructor> = {
  name: 'instructors',
  entity: 'instructor',
  isExported: true,
  one: msg`Instructor`,
  many: msg`Instructors`,
  fields: {
    name: msg`Name`,
    phone: msg`Phone`,
    email: msg`E-mail`,
    city: msg`City`,
    employmentType: msg`Employment`,
    rateFrontal: msg`Rate per hour, in class`,
    rateOnline: msg`Rate per hour, online`,
    ratePrivate: msg`Rate per hour, private`,
    userId: msg`Login`,
    externalId: msg`ID in another system`,
    isActive: msg`Teaches now`,
    weekly: msg`Weekly hours`,
    startDate: msg`First day`,
    endDate: msg`Last day`,
    startTime: msg`From`,
    endTime: msg`To`,
    reason: msg`Reason`,
  },
  titleOf: ({ name }) => name,
  pageOf: (id) => `/instructors/${encodeURIComponent(id)}`,
};

import { msg } from '@lingui/core/macro';
import type { Resource } from '../../ui/records/resource.ts';
import type { Branch } from './branch.ts';
import type { Course } from './course.ts';

export const branches: Resource<Branch> = {
  name: 'branches',
  entity: 'branch',
  isExported: true,
  one: msg`Branch`,
  many: msg`Branches and rooms`,
  fields: {
    name: msg`Name`,
    type: msg`Kind`,
    address: msg`Address`,
    city: msg`City`,
    timezone: msg`Time zone`,
    contactName: msg`Contact person`,
    contactPhone: msg`Contact’s phone`,
    contactEmail: msg`Contact’s e-mail`,
    rooms: msg`Rooms`,
    isActive: msg`In use`,
  },
  titleOf: ({ name }) => name,
  pageOf: (id) => `/branches/${encodeURIComponent(id)}`,
};

export const courses: Resource<Course> = {
  name: 'courses',
  entity: 'course',
  isExported: true,
  one: msg`Course`,
  many: msg`Courses`,
  fields: {
    name: msg`Name`,
    description: msg`Description`,
    category: msg`Category`,
    targetAudience: msg`For whom`,
    origin: msg`Taught by`,
    isActive: msg`In use`,
    tags: msg`Tags`,
  },
  titleOf: ({ name }) => name,
  pageOf: (id) => `/courses/${encodeURIComponent(id)}`,
};

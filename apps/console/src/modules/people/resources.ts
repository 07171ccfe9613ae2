import { msg } from '@lingui/core/macro';
import type { Resource } from '../../ui/records/resource.ts';
import type { Customer } from './customer.ts';
import type { Student } from './student.ts';

export const customers: Resource<Customer> = {
  name: 'customers',
  entity: 'customer',
  isExported: true,
  one: msg`Customer`,
  many: msg`Customers`,
  fields: {
    name: msg`Name`,
    phone: msg`Phone`,
    email: msg`E-mail`,
    address: msg`Address`,
    city: msg`City`,
    source: msg`How they found us`,
    notes: msg`Notes`,
    tags: msg`Tags`,
  },
  titleOf: ({ name }) => name,
  pageOf: (id) => `/customers/${encodeURIComponent(id)}`,
};

export const students: Resource<Student> = {
  name: 'students',
  entity: 'student',
  isExported: true,
  one: msg`Student`,
  many: msg`Students`,
  fields: {
    name: msg`Name`,
    customerId: msg`Family`,
    birthDate: msg`Birth date`,
    grade: msg`Grade`,
    phone: msg`Phone`,
    email: msg`E-mail`,
    locale: msg`Language`,
    notes: msg`Notes`,
    tags: msg`Tags`,
  },
  titleOf: ({ name }) => name,
  pageOf: (id) => `/students/${encodeURIComponent(id)}`,
};

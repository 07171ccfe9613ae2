import type { Customer, Student } from './schemas.ts';

const moments = { createdAt: '2026-02-19T06:21:00Z', updatedAt: '2026-02-19T06:21:00Z' };

export const exampleCustomer: Customer = {
  id: 'cus_123',
  version: 1,
  name: 'Dana Levi',
  email: 'dana@levi.example',
  phone: '+972501234567',
  address: '12 Herzl Street',
  city: 'Haifa',
  notes: 'Prefers to be called after six.',
  source: 'website',
  externalId: null,
  tags: ['newsletter'],
  customFields: {},
  ...moments,
};

export const exampleStudent: Student = {
  id: 'stu_123',
  version: 1,
  customerId: 'cus_123',
  name: 'Noa Levi',
  birthDate: '2014-05-09',
  grade: '6',
  phone: null,
  email: null,
  locale: 'he',
  notes: null,
  externalId: null,
  tags: [],
  customFields: {},
  ...moments,
  customer: { id: 'cus_123', name: 'Dana Levi', phone: '+972501234567', email: 'dana@levi.example' },
  lastActiveAt: '2026-02-19T17:05:00Z',
};

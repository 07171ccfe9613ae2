import { expect, test } from 'vitest';
import type { Student } from '../student.ts';
import { mayBeSame } from './alike.ts';

const noa: Student = {
  ...{ id: 'a', version: 1, customerId: 'cus', name: 'Noa Levi', birthDate: '2014-05-09', grade: null, phone: null, email: null },
  ...{ locale: null, notes: null, createdAt: '', updatedAt: '', lastActiveAt: null, tags: [], customFields: {} },
  customer: { id: 'cus', name: 'Dana Levi', phone: null, email: null },
};

test.each<[string, Partial<Student>, boolean]>([
  ['the same name', { name: 'NOA' }, true],
  ['the same name, without a birth date', { name: 'Noa L.', birthDate: null }, true],
  ['a longer spelling of it', { name: 'Noam Levi' }, true],
  ['the same name, born another day', { birthDate: '2016-01-01' }, false],
  ['a brother', { name: 'Tom Levi' }, false],
  ['a namesake of another family', { customerId: 'other' }, false],
])('%s', (_, changes, isSame) => {
  expect(mayBeSame(noa, { ...noa, id: 'b', ...changes })).toBe(isSame);
  expect(mayBeSame({ ...noa, id: 'b', ...changes }, noa)).toBe(isSame);
});

test('nobody is their own duplicate', () => expect(mayBeSame(noa, noa)).toBe(false));

import { expect, test } from 'vitest';
import type { Customer } from '../customer.ts';
import { CUSTOMER_GAPS, mergedPerson } from './merged.ts';

const base = { version: 1, address: null, createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' };
const kept = {
  ...base,
  ...{ id: 'a', name: 'Dana', phone: null, email: 'd@x.example', city: 'Haifa', notes: 'one', source: null },
  ...{ tags: ['vip'], customFields: { size: 'M' } },
};
const duplicate = {
  ...base,
  ...{ id: 'b', name: 'Dana Levi', phone: '+972501234567', email: 'e@x.example', city: 'Acre', notes: 'two', source: 'fair' },
  ...{ tags: ['vip', 'chess'], customFields: { size: 'S', days: ['sun'] } },
} satisfies Customer;

test('who stays keeps their own, gets what they lack, and notes, tags and fields of both', () => {
  expect(mergedPerson<Customer>(kept, duplicate, CUSTOMER_GAPS)).toEqual({
    ...kept,
    phone: '+972501234567',
    source: 'fair',
    notes: 'one\n\ntwo',
    tags: ['vip', 'chess'],
    customFields: { size: 'M', days: ['sun'] },
  });
});

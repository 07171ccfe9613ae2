import { expect, test } from 'vitest';
import { mergedValues } from '../../../../server/src/modules/people/customers/merged-values.ts';
import type { Customer } from './customer.ts';
import { mergedCustomer } from './merged.ts';

const base = { version: 1, address: null, createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z', externalId: null };
const kept = {
  ...base,
  ...{ id: 'a', name: 'Dana', phone: null, email: 'd@x.example', city: 'Haifa', notes: 'one', source: null },
  ...{ tags: ['vip'], customFields: { size: 'M' } },
};
const duplicate = {
  ...base,
  ...{ id: 'b', name: 'Dana Levi', phone: '+972501234567', email: 'e@x.example', city: 'Acre', notes: 'two', source: 'fair' },
  ...{ tags: ['vip', 'chess'], customFields: { size: 'S', days: ['sun'] } },
} satisfies Customer & { externalId: null };

test('the preview of a merge is what the server makes of the two', () => {
  expect(mergedCustomer(kept, duplicate)).toEqual(mergedValues(kept, duplicate));
  expect(mergedCustomer(duplicate, kept)).toEqual(mergedValues(duplicate, kept));
});

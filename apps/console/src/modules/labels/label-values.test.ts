import { expect, test } from 'vitest';
import { customFilterOf, labelledBody } from './label-values.ts';

test('an emptied custom field is null, and other values are sent as they are', () => {
  expect(labelledBody({ name: ' Dana ', tags: ['vip'], customFields: { size: '', days: [], age: 0, isNew: false, note: ' x ' } })).toEqual({
    name: 'Dana',
    tags: ['vip'],
    customFields: { size: null, days: null, age: 0, isNew: false, note: 'x' },
  });
});

test('changes that touch no custom field name none', () => {
  expect(labelledBody({ city: '' })).toEqual({ city: null });
});

test('a filter is cut at its first =', () => {
  expect(customFilterOf('formula=a=b')).toEqual({ key: 'formula', value: 'a=b' });
  expect(customFilterOf('=b')).toBeNull();
  expect(customFilterOf(undefined)).toBeNull();
});

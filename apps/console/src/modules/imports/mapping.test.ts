import { expect, test } from 'vitest';
import type { ImportField } from './import.ts';
import { missingFields, withColumn } from './mapping.ts';

const field = (key: string, isRequired = false): ImportField => ({ key, label: key, kind: 'text', isRequired });

test('a field takes one column: the one before loses it', () => {
  expect(withColumn({ A: 'name', B: 'phone' }, 'B', 'name')).toEqual({ A: null, B: 'name' });
});

test('any number of columns may go nowhere', () => {
  expect(withColumn({ A: null, B: 'phone' }, 'B', null)).toEqual({ A: null, B: null });
});

test('what is missing are the required fields without a column', () => {
  expect(missingFields({ A: 'phone' }, [field('name', true), field('phone', true), field('city')]).map(({ key }) => key)).toEqual(['name']);
});

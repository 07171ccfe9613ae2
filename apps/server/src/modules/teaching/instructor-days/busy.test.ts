import { expect, test } from 'vitest';
import { joined } from './busy.ts';

const hour = (from: string, to: string) => ({ startsAt: `2026-10-25T${from}:00Z`, endsAt: `2026-10-25T${to}:00Z` });

test('stretches that overlap, touch or lie in each other are one', () => {
  expect(
    joined([hour('14:00', '15:00'), hour('10:00', '11:00'), hour('11:00', '12:00'), hour('14:15', '14:30'), hour('14:45', '16:00')]),
  ).toEqual([hour('10:00', '12:00'), hour('14:00', '16:00')]);
});

test('apart stays apart, and nothing is nothing', () => {
  expect(joined([hour('10:00', '11:00'), hour('11:01', '12:00')])).toHaveLength(2);
  expect(joined([])).toEqual([]);
});

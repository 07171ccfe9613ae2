import { describe, expect, test } from 'vitest';
import { daysBefore, monthOf, type PeriodName, periodOf, within } from './periods.ts';

describe('a quick choice', () => {
  test.each<[PeriodName, string, object]>([
    ['month', '2026-02-19', { from: '2026-02-01', to: '2026-02-28' }],
    ['month', '2028-02-29', { from: '2028-02-01', to: '2028-02-29' }],
    ['lastMonth', '2026-01-31', { from: '2025-12-01', to: '2025-12-31' }],
    ['lastMonth', '2026-03-31', { from: '2026-02-01', to: '2026-02-28' }],
    ['year', '2026-07-01', { from: '2026-01-01', to: '2026-12-31' }],
    ['schoolYear', '2026-08-31', { from: '2025-09-01', to: '2026-08-31' }],
    ['schoolYear', '2026-09-01', { from: '2026-09-01', to: '2027-08-31' }],
    ['all', '2026-09-01', {}],
  ])('%s on %s', (name, today, period) => {
    expect(periodOf(name, today)).toEqual(period);
  });
});

test('a month ends on its last day', () => {
  expect(monthOf('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  expect(daysBefore('2026-03-01', 1)).toBe('2026-02-28');
});

test.each([
  [{ from: '2026-01-10' }, { from: '2026-01-01', to: '2026-01-31' }, { from: '2026-01-10', to: '2026-01-31' }],
  [{}, { to: '2026-01-31' }, { to: '2026-01-31' }],
  [{}, {}, {}],
  [
    { from: '2026-01-10', to: '2026-02-10' },
    { from: '2026-02-01', to: '2026-02-28' },
    { from: '2026-02-01', to: '2026-02-10' },
  ],
])('what %o and %o both have', (one, other, both) => {
  expect(within(one, other)).toEqual(both);
});

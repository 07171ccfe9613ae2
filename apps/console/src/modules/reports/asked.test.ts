import { describe, expect, test } from 'vitest';
import { askedIn, nameOfPeriod, narrowed, parseReportSearch, periodIn, searchOf } from './asked.ts';

const TODAY = '2026-10-15';

describe('an address', () => {
  test('is taken as far as it is understood', () => {
    expect(
      parseReportSearch({
        from: '2026-13-01',
        to: '2026-10-31',
        branchId: 'brn_1',
        groupBy: 'cycle',
        order: 'down',
        evil: 'x',
        period: 'all',
      }),
    ).toEqual({ to: '2026-10-31', branchId: 'brn_1', groupBy: 'cycle' });
  });

  test.each([
    [{}, { from: '2026-10-01', to: '2026-10-31' }],
    [{ period: 'all' }, {}],
    [{ from: '2026-01-01' }, { from: '2026-01-01' }],
  ])('%o means the days %o', (search, period) => {
    expect(periodIn(search, 'month', TODAY)).toEqual(period);
  });

  test('of a report leads back to what it was asked', () => {
    for (const asked of [{}, { from: '2026-01-01', branchId: 'brn_1' }, { cycleId: 'cyc_1' }]) {
      const search = parseReportSearch(searchOf(asked, { groupBy: 'month' }));
      expect(askedIn(search, ['branchId', 'cycleId'], periodIn(search, 'month', TODAY))).toEqual(asked);
    }
  });

  test('gives a report only the filters it knows', () => {
    expect(askedIn({ branchId: 'brn_1', skill: 'loops' }, ['branchId'], {})).toEqual({ branchId: 'brn_1' });
  });
});

test.each([
  [{ from: '2026-10-01', to: '2026-10-31' }, 'month'],
  [{}, 'all'],
  [{ from: '2026-10-02', to: '2026-10-31' }, null],
])('the days %o are called %s', (period, name) => {
  expect(nameOfPeriod(period, TODAY)).toBe(name);
});

describe('a row narrows what was asked', () => {
  const asked = { from: '2026-09-15', to: '2026-12-31', branchId: 'brn_1' };
  test.each([
    ['month', '2026-09', { ...asked, from: '2026-09-15', to: '2026-09-30' }],
    ['day', '2026-10-04', { ...asked, from: '2026-10-04', to: '2026-10-04' }],
    ['cycle', 'cyc_1', { ...asked, cycleId: 'cyc_1' }],
    ['owner', null, { ...asked, without: 'owner' }],
    ['mark', 'mtg_1', asked],
  ])('by %s %s', (groupBy, key, result) => {
    expect(narrowed(asked, groupBy, key)).toEqual(result);
  });
});

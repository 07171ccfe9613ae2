import { describe, expect, it } from 'vitest';
import { yearlyDates } from './yearly.ts';

const yearly = (parts: object) => ({ freq: 'YEARLY', ...parts });

describe('what comes every year', () => {
  it.each([
    { what: 'its own date', start: '2024-12-25', rule: yearly({}), dates: ['2024-12-25', '2025-12-25', '2026-12-25'] },
    {
      what: 'its own date, said in the rule',
      start: '2025-05-01',
      rule: yearly({ bymonth: 5, bymonthday: 1 }),
      dates: ['2025-05-01', '2026-05-01'],
    },
    {
      what: 'the first Monday of May',
      start: '2025-05-05',
      rule: yearly({ bymonth: 5, byday: '1MO' }),
      dates: ['2025-05-05', '2026-05-04'],
    },
    {
      what: 'the last Monday of May',
      start: '2025-05-26',
      rule: yearly({ bymonth: 5, byday: '-1MO' }),
      dates: ['2025-05-26', '2026-05-25'],
    },
    {
      what: 'the fourth Thursday of November',
      start: '2025-11-27',
      rule: yearly({ bymonth: 11, byday: '4TH' }),
      dates: ['2025-11-27', '2026-11-26'],
    },
    { what: 'leap days', start: '2020-02-29', rule: yearly({}), dates: ['2020-02-29', '2024-02-29'] },
    { what: 'every second year', start: '2022-01-01', rule: yearly({ interval: 2 }), dates: ['2022-01-01', '2024-01-01', '2026-01-01'] },
    { what: 'so many times', start: '2023-01-01', rule: yearly({ count: 2 }), dates: ['2023-01-01', '2024-01-01'] },
    {
      what: 'until a day, included',
      start: '2023-06-01',
      rule: yearly({ until: '2025-06-01T00:00:00Z' }),
      dates: ['2023-06-01', '2024-06-01', '2025-06-01'],
    },
    { what: 'a date that never is', start: '2025-01-01', rule: yearly({ bymonth: 2, bymonthday: 30 }), dates: [] },
    { what: 'a start after the last day', start: '2027-01-01', rule: yearly({}), dates: [] },
  ])('$what', ({ start, rule, dates }) => {
    expect(yearlyDates(start, rule, '2026-12-31')).toEqual(dates);
  });

  it.each([
    { freq: 'WEEKLY' },
    yearly({ byyearday: 100 }),
    yearly({ byday: 'MO', bymonth: 5 }),
    yearly({ byday: '1MO' }),
    yearly({ byday: ['1MO', '2MO'], bymonth: 5 }),
    yearly({ bymonth: [5, 6] }),
    yearly({ bymonthday: 3 }),
    yearly({ bymonthday: -1, bymonth: 5 }),
    yearly({ interval: 0 }),
    yearly({ bysetpos: 1, byday: '1MO', bymonth: 5 }),
    {},
  ])('is not guessed at: %j', (rule) => {
    expect(yearlyDates('2025-05-05', rule, '2026-12-31')).toBeNull();
  });

  it('starts long ago and repeats for ever without taking long', () => {
    expect(yearlyDates('1900-01-01', yearly({}), '2199-12-31')).toHaveLength(300);
  });
});

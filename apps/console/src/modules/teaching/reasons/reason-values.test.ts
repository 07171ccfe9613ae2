import { expect, test } from 'vitest';
import { shownValues } from './reason-values.ts';

const formats = { date: (date: string) => `on ${date}`, money: (minor: number) => `₪${minor / 100}` };

test.each([
  ['days and amounts are formatted', { date: '2031-09-01', owedMinor: 4000 }, { date: 'on 2031-09-01', owedMinor: '\u2068₪40\u2069' }],
  [
    'names are set apart from the sentence around them',
    { who: 'דנה', cycle: 'Robots' },
    { who: '\u2068דנה\u2069', cycle: '\u2068Robots\u2069' },
  ],
  ['states and counts stay what a sentence chooses by', { status: 'completed', count: 2 }, { status: 'completed', count: 2 }],
  [
    'hours are one value, read from the left',
    { startTime: '09:00', endTime: '10:00' },
    { startTime: '09:00', endTime: '10:00', time: '\u206609:00–10:00\u2069' },
  ],
])('%s', (_, values, shown) => {
  expect(shownValues(values, formats)).toEqual(shown);
});

import { expect, test } from 'vitest';
import { parseTypedDate } from './typed-date.ts';

test.each([
  ['12/03/2014', '2014-03-12'],
  ['12.3.14', '2014-03-12'],
  ['1 9 1985', '1985-09-01'],
  ['12032014', '2014-03-12'],
  ['2014-03-12', '2014-03-12'],
  ['5-6-87', '1987-06-05'],
  ['5.6.27', '2027-06-05'],
  ['5.6.28', '1928-06-05'],
  ['30/02/2014', null],
  ['12/13/2014', null],
  ['tomorrow', null],
  ['', null],
])('typed in 2026, %j is %s', (text, date) => {
  expect(parseTypedDate(text, 2026)).toBe(date);
});

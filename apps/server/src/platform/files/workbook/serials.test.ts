import { describe, expect, it } from 'vitest';
import { serialOf, serialOfDate } from './serials.ts';

describe('the number of a day', () => {
  it.each([
    ['1900-03-01', 61],
    ['1970-01-01', 25_569],
    ['2024-02-29', 45_351],
    ['2026-11-21', 46_347],
    ['9999-12-31', 2_958_465],
    ['1900-02-28', null],
    ['0001-01-01', null],
    ['2026-13-01', null],
    ['2026-1-1', null],
    ['tomorrow', null],
  ])('of %s is %j', (date, serial) => {
    expect(serialOfDate(date)).toBe(serial);
  });
});

it('a moment is a day and a part of it', () => {
  expect(serialOf(Date.UTC(2026, 10, 21, 18, 0, 0, 999))).toBe(46_347.75);
  expect(serialOf(Number.NaN)).toBeNull();
});

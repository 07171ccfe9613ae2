import { describe, expect, test } from 'vitest';
import { clockText, instantOfClock } from './zone-clock.ts';

describe('the school’s clock', () => {
  test.each([
    ['2026-02-20T10:00', 'Asia/Jerusalem', '2026-02-20T08:00:00.000Z'],
    ['2026-07-20T10:00', 'Asia/Jerusalem', '2026-07-20T07:00:00.000Z'],
    ['2026-07-20T00:30', 'Asia/Ho_Chi_Minh', '2026-07-19T17:30:00.000Z'],
    ['2026-01-01T09:15', 'Asia/Kathmandu', '2026-01-01T03:30:00.000Z'],
  ])('%s in %s is %s, and back', (text, zone, instant) => {
    expect(instantOfClock(text, zone)).toBe(instant);
    expect(clockText(instant, zone)).toBe(text);
  });

  test('an hour that is skipped is as far after the change; one that comes twice is the first', () => {
    expect(instantOfClock('2026-03-27T02:30', 'Asia/Jerusalem')).toBe('2026-03-27T00:30:00.000Z');
    expect(instantOfClock('2026-10-25T01:30', 'Asia/Jerusalem')).toBe('2026-10-24T22:30:00.000Z');
  });

  test.each(['', 'soon', '2026-02-20', '2026-13-40T10:00'])('%j is no time', (text) => {
    expect(instantOfClock(text, 'Asia/Jerusalem')).toBeNull();
  });
});

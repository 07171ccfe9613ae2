import { describe, expect, test } from 'vitest';
import { calendarDaysBetween, formatInstant, formatInstantWithZone, formatRelative, localDate } from './instant.ts';

const HANOI = { locale: 'en', timeZone: 'Asia/Ho_Chi_Minh' } as const;
const NOW = Date.parse('2026-03-12T02:00:00Z'); // 09:00 in Hanoi

function ago(iso: string, place: Parameters<typeof formatRelative>[2] = HANOI) {
  return formatRelative(iso, NOW, place);
}

describe('an exact time', () => {
  test("stands on the school's clock", () => {
    expect(formatInstant('2026-03-12T18:30:00Z', HANOI)).toBe('13 Mar 2026, 01:30');
  });

  test('names the zone only to a reader on another clock', () => {
    const at = '2026-01-15T10:00:00Z';
    expect(formatInstantWithZone(at, HANOI, 'Asia/Bangkok')).toBe('15 Jan 2026, 17:00');
    expect(formatInstantWithZone(at, HANOI, 'Europe/London')).toBe('15 Jan 2026, 17:00 (Asia/Ho Chi Minh)');
  });

  test('two zones that agree in winter may differ in summer', () => {
    const london = { locale: 'en', timeZone: 'Europe/London' } as const;
    expect(formatInstantWithZone('2026-01-15T10:00:00Z', london, 'UTC')).not.toContain('(');
    expect(formatInstantWithZone('2026-07-15T10:00:00Z', london, 'UTC')).toContain('(Europe/London)');
  });
});

describe('a relative time', () => {
  test.each([
    ['2026-03-12T01:59:40Z', 'now'],
    ['2026-03-12T01:55:00Z', '5 minutes ago'],
    ['2026-03-11T23:00:00Z', '3 hours ago'],
    ['2026-03-11T13:00:00Z', 'yesterday'],
    ['2026-03-05T13:00:00Z', '7 days ago'],
    ['2026-02-12T13:00:00Z', '4 weeks ago'],
    ['2025-09-12T13:00:00Z', '5 months ago'],
    ['2023-03-12T13:00:00Z', '3 years ago'],
  ])('%s is "%s"', (iso, text) => {
    expect(ago(iso)).toBe(text);
  });

  test("counts the school's calendar days, not the reader's", () => {
    // 20:00 UTC is the next morning in Hanoi, the same evening in London.
    expect(ago('2026-03-11T17:30:00Z')).toBe('8 hours ago');
    expect(ago('2026-03-11T17:30:00Z', { locale: 'en', timeZone: 'Europe/London' })).toBe('yesterday');
  });

  test('a clock that runs ahead is not "in the past"', () => {
    expect(ago('2026-03-12T02:00:30Z')).toBe('now');
    expect(ago('2026-03-12T02:10:00Z')).toBe('in 10 minutes');
  });

  test('reads naturally inside a sentence in every language', () => {
    expect(ago('2026-03-12T00:00:00Z', { ...HANOI, locale: 'he' })).toBe('לפני שעתיים');
    expect(ago('2026-03-11T10:00:00Z', { ...HANOI, locale: 'vi' })).toBe('hôm qua');
  });
});

describe("the school's calendar", () => {
  test('a day begins at its own midnight', () => {
    expect(localDate(Date.parse('2026-03-11T17:00:00Z'), 'Asia/Ho_Chi_Minh')).toBe('2026-03-12');
    expect(localDate(Date.parse('2026-03-11T16:59:59Z'), 'Asia/Ho_Chi_Minh')).toBe('2026-03-11');
  });

  test('a day of 23 hours counts as a day', () => {
    // Israel's clocks went forward on 27 March 2026.
    const before = Date.parse('2026-03-26T10:00:00Z');
    const after = Date.parse('2026-03-28T09:00:00Z');
    expect(calendarDaysBetween(before, after, 'Asia/Jerusalem')).toBe(2);
  });
});

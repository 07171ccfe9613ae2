import { expect, test } from 'vitest';
import { readableName } from './code-name.ts';
import { ageOn, daysUpTo, formatDate } from './date.ts';
import { formatMinutes, formatMoney, formatPercent } from './number.ts';
import { formatPhone } from './phone.ts';

test('a calendar date is the same day wherever it is read', () => {
  expect(formatDate('2026-03-01', 'en')).toBe('1 Mar 2026');
  expect(formatDate('2026-03-01', 'vi')).toBe('1 thg 3, 2026');
});

test.each([
  ['2010-03-12', '2026-03-12', 16],
  ['2010-03-13', '2026-03-12', 15],
  ['2012-02-29', '2026-02-28', 13],
  ['2012-02-29', '2026-03-01', 14],
])('born %s, on %s one is %i', (birthDate, today, years) => {
  expect(ageOn(birthDate, today)).toBe(years);
});

test('a range of days crosses months and leap days', () => {
  expect(daysUpTo('2028-03-01', 2)).toBe('2028-02-29');
  expect(daysUpTo('2026-01-01', 1)).toBe('2026-01-01');
});

test('minutes become hours when there are many', () => {
  expect(formatMinutes(0, 'en')).toBe('0 mins');
  expect(formatMinutes(59.6, 'en')).toBe('1 hr');
  expect(formatMinutes(65, 'en')).toBe('1 hr 5 mins');
});

test('percent points are written as percent', () => {
  expect(formatPercent(55.5, 'en')).toBe('56%');
  expect(formatPercent(100, 'he')).toBe('100%');
});

test.each([
  ['+972541234567', '+972 54-123-4567'],
  ['+97231234567', '+972 3-123-4567'],
  ['+84912345678', '+84 91 234 5678'],
  ['+12025550143', '+1 202-555-0143'],
  ['+447700900123', '+447700900123'],
])('%s reads as %s', (e164, text) => {
  expect(formatPhone(e164)).toBe(text);
  expect(text.replace(/[ -]/g, ''), 'no digit lost or added').toBe(e164);
});

test.each([
  ['right_of_way', 'Right of way'],
  ['quiz.completed', 'Quiz completed'],
  ['lessonCompleted', 'Lesson completed'],
  ['night driving', 'Night driving'],
  ['זכות קדימה', 'זכות קדימה'],
  ['Biển báo', 'Biển báo'],
  ['__proto__', '__proto__'],
])('the code %s reads as "%s"', (code, name) => {
  expect(readableName(code)).toBe(name);
});

test('money is written in its own digits: two for shekels, none for đồng', () => {
  // A no-break space and direction marks are the locale's own affair.
  const plain = (text: string) => text.replace(/[\u00a0\u200e\u200f]/g, ' ').trim();
  expect(formatMoney(18_050, 'ILS', 'en')).toMatch(/^(₪|ILS\s?)180\.50$/);
  expect(plain(formatMoney(450_000, 'VND', 'vi'))).toBe('450.000 ₫');
  expect(formatMoney(0, 'EUR', 'en')).toBe('€0.00');
});

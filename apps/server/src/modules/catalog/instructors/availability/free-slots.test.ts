import { expect, test } from 'vitest';
import { freeSlots } from './free-slots.ts';

const zone = 'Asia/Jerusalem';
// 2026-10-25 is a Sunday, and the day on which Israel leaves summer time.
const sunday = { day: 0, startTime: '14:00', endTime: '18:00', branchId: null, timeZone: zone };
const wish = { from: '2026-10-25', to: '2026-10-25', durationMinutes: 60, timeZone: zone, weekly: [sunday], closures: [], busy: [] };
const off = { startDate: '2026-10-25', endDate: '2026-10-25', startTime: null, endTime: null, branchId: null };
const hours = (slots: ReturnType<typeof freeSlots>) =>
  slots.map(({ startsAt, endsAt }) => `${startsAt.slice(11, 16)}-${endsAt.slice(11, 16)}`);

test('all of the hours, when nothing is in the way', () => {
  expect(freeSlots(wish)).toEqual([
    { date: '2026-10-25', branchId: null, startsAt: '2026-10-25T12:00:00Z', endsAt: '2026-10-25T16:00:00Z' },
  ]);
});

test('a lesson cuts them in two, and what is too short for another one is left out', () => {
  const busy = [{ startsAt: '2026-10-25T12:30:00Z', endsAt: '2026-10-25T14:00:00Z' }];
  expect(hours(freeSlots({ ...wish, busy }))).toEqual(['14:00-16:00']);
  expect(hours(freeSlots({ ...wish, busy, durationMinutes: 30 }))).toEqual(['12:00-12:30', '14:00-16:00']);
});

test('a lesson that touches takes nothing', () => {
  const busy = [{ startsAt: '2026-10-25T11:00:00Z', endsAt: '2026-10-25T12:00:00Z' }];
  expect(hours(freeSlots({ ...wish, busy }))).toEqual(['12:00-16:00']);
});

test('time off takes the day, or the part of it that it names', () => {
  expect(freeSlots({ ...wish, closures: [off] })).toEqual([]);
  expect(hours(freeSlots({ ...wish, closures: [{ ...off, startTime: '09:00', endTime: '15:00' }] }))).toEqual(['13:00-16:00']);
});

test('a branch’s holiday takes the hours at that branch alone', () => {
  const there = { ...sunday, startTime: '08:00', endTime: '10:00', branchId: 'brn_1' };
  expect(hours(freeSlots({ ...wish, weekly: [sunday, there], closures: [{ ...off, branchId: 'brn_1' }] }))).toEqual(['12:00-16:00']);
});

test('a week later the same hours are the same on the clock', () => {
  const slots = freeSlots({ ...wish, from: '2026-10-18', to: '2026-10-25' });
  expect(slots.map(({ startsAt }) => startsAt)).toEqual(['2026-10-18T11:00:00Z', '2026-10-25T12:00:00Z']);
});

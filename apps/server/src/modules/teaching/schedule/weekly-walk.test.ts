import { expect, test } from 'vitest';
import { instantOf, localOf } from '../../../platform/time/instants.ts';
import { type Closure, type PlannedLesson, type WeeklySlot, weeklyWalk } from './weekly-walk.ts';

const sunday: WeeklySlot = { day: 0, startTime: '16:00', endTime: '17:00', roomId: null };
const wednesday: WeeklySlot = { day: 3, startTime: '10:00', endTime: '11:00', roomId: 'room_1' };

function first(count: number, slots: WeeklySlot[], from: string, closures: Closure[] = []): string[] {
  return lessons(count, slots, from, closures).map(({ date, startTime }) => `${date} ${startTime}`);
}

function lessons(count: number, slots: WeeklySlot[], from: string, closures: Closure[] = []): PlannedLesson[] {
  const found: PlannedLesson[] = [];
  for (const lesson of weeklyWalk(slots, from, closures)) {
    if (found.length === count) break;
    found.push(lesson);
  }
  return found;
}

test('several slots a week, in order, from the first day on', () => {
  expect(first(4, [wednesday, sunday], '2026-10-18')).toEqual([
    '2026-10-18 16:00',
    '2026-10-21 10:00',
    '2026-10-25 16:00',
    '2026-10-28 10:00',
  ]);
});

test('two lessons of one day come by the clock', () => {
  expect(first(2, [sunday, { ...sunday, startTime: '09:00', endTime: '10:00' }], '2026-10-18')).toEqual([
    '2026-10-18 09:00',
    '2026-10-18 16:00',
  ]);
});

test('closures are left out, their last day included', () => {
  expect(first(2, [sunday], '2026-10-18', [{ startDate: '2026-10-20', endDate: '2026-10-25' }])).toEqual([
    '2026-10-18 16:00',
    '2026-11-01 16:00',
  ]);
});

test('a part of a day off leaves out only the lessons it meets', () => {
  const morning = { startDate: '2026-10-18', endDate: '2026-10-18', startTime: '08:00', endTime: '16:00' };
  expect(first(1, [sunday], '2026-10-18', [morning])).toEqual(['2026-10-18 16:00']);
  expect(first(1, [sunday], '2026-10-18', [{ ...morning, endTime: '16:01' }])).toEqual(['2026-10-25 16:00']);
});

test('a walk without slots, or through a closure without end, comes to an end', () => {
  expect(first(3, [], '2026-10-18')).toEqual([]);
  expect(first(3, [sunday], '2026-10-18', [{ startDate: '2026-01-01', endDate: '2199-12-31' }])).toEqual([]);
});

// 2026: Israel leaves summer time on 25 October and enters it on 27 March; Paris on 25 October and 29 March; Santiago
// leaves on 5 April and enters on 6 September.
test.each([
  ['Asia/Jerusalem', '2026-10-18', ['2026-10-18T13:00:00Z', '2026-10-25T14:00:00Z']],
  ['Asia/Jerusalem', '2026-03-22', ['2026-03-22T14:00:00Z', '2026-03-29T13:00:00Z']],
  ['Europe/Paris', '2026-10-18', ['2026-10-18T14:00:00Z', '2026-10-25T15:00:00Z']],
  ['Europe/Paris', '2026-03-22', ['2026-03-22T15:00:00Z', '2026-03-29T14:00:00Z']],
  ['America/Santiago', '2026-03-29', ['2026-03-29T19:00:00Z', '2026-04-05T20:00:00Z']],
  ['America/Santiago', '2026-08-30', ['2026-08-30T20:00:00Z', '2026-09-06T19:00:00Z']],
])('16:00 stays 16:00 in %s from %s', (zone, from, instants) => {
  const starts = lessons(2, [sunday], from).map(({ date, startTime }) => instantOf(date, startTime, zone));
  expect(starts).toEqual(instants);
  expect(starts.map((start) => localOf(start, zone).time)).toEqual(['16:00', '16:00']);
});

test('a time that is skipped is as far after the change; one that comes twice is the first', () => {
  expect(instantOf('2026-03-29', '02:30', 'Europe/Paris')).toBe('2026-03-29T01:30:00Z');
  expect(instantOf('2026-10-25', '02:30', 'Europe/Paris')).toBe('2026-10-25T00:30:00Z');
});

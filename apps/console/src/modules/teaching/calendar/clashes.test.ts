import { expect, test } from 'vitest';
import { clashesOf } from './clashes.ts';

const lesson = {
  id: 'mtg_1',
  date: '2031-09-01',
  startTime: '16:00',
  endTime: '17:00',
  branchId: 'brn_1',
  instructorId: 'ins_1',
  roomId: 'room_1',
  status: 'scheduled' as const,
};
const other = { ...lesson, id: 'mtg_2', instructorId: 'ins_2', roomId: null };

test.each([
  ['the same instructor', { instructorId: 'ins_1' }, 'instructor'],
  ['the same room', { roomId: 'room_1' }, 'room'],
  ['a room of the same id in another branch', { roomId: 'room_1', branchId: 'brn_2' }, null],
  ['neither', {}, null],
  ['the same instructor, one minute in common', { instructorId: 'ins_1', startTime: '16:59', endTime: '18:00' }, 'instructor'],
  ['the same instructor right after', { instructorId: 'ins_1', startTime: '17:00', endTime: '18:00' }, null],
  ['the same instructor on another day', { instructorId: 'ins_1', date: '2031-09-02' }, null],
  ['the same instructor, held already', { instructorId: 'ins_1', status: 'completed' as const }, 'instructor'],
  ['the same instructor, cancelled', { instructorId: 'ins_1', status: 'cancelled' as const }, null],
])('%s → %s', (_, change, kind) => {
  expect(clashesOf(lesson, [{ ...other, ...change }])[0]?.kind ?? null).toBe(kind);
});

test('a lesson doesn’t clash with where it was', () => {
  expect(clashesOf({ ...lesson, startTime: '16:30', endTime: '17:30' }, [lesson])).toEqual([]);
});

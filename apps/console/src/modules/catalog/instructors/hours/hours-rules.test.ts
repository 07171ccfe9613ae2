import { expect, test } from 'vitest';
import { daysFrom, nextSlot, type Slot, slotTrouble } from './hours-rules.ts';

const slot = (day: number, startTime: string, endTime: string): Slot => ({ day, startTime, endTime, branchId: null });

test.each<[string, Slot[], ReturnType<typeof slotTrouble>]>([
  ['alone', [slot(1, '15:00', '19:00')], null],
  ['ends before it begins', [slot(1, '19:00', '15:00')], 'order'],
  ['has no length', [slot(1, '15:00', '15:00')], 'order'],
  ['touches the next', [slot(1, '15:00', '16:00'), slot(1, '16:00', '17:00')], null],
  ['lies in another', [slot(1, '15:30', '16:00'), slot(1, '15:00', '17:00')], 'overlap'],
  ['is the same hour of another day', [slot(1, '15:00', '16:00'), slot(2, '15:00', '16:00')], null],
  ['is half typed', [slot(1, '15:00', ''), slot(1, '15:00', '16:00')], null],
])('hours: one that %s', (_name, slots, trouble) => {
  expect(slotTrouble(slots, 0)).toBe(trouble);
});

test('the hour offered next fits beside those there are', () => {
  for (const slots of [[], [slot(3, '08:00', '12:00')], [slot(3, '15:00', '16:30')]]) {
    const all = [...slots, nextSlot(slots, 3)];
    expect(slotTrouble(all, all.length - 1)).toBeNull();
  }
  expect(nextSlot([], 3)).toEqual(slot(3, '15:00', '19:00'));
  expect(nextSlot([slot(3, '15:00', '16:30')], 3)).toEqual(slot(3, '17:00', '18:00'));
});

test('the week begins when the school’s does', () => {
  expect(daysFrom(0)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(daysFrom(6)).toEqual([6, 0, 1, 2, 3, 4, 5]);
});

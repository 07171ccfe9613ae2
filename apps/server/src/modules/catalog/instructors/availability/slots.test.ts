import { expect, it } from 'vitest';
import { overlappingSlot } from './slots.ts';

const slot = (day: number, hours: string) => {
  const [startTime = '', endTime = ''] = hours.split('-');
  return { day, startTime, endTime };
};

it.each([
  { what: 'nothing at all', slots: [], at: null },
  { what: 'two that touch', slots: [slot(1, '09:00-12:00'), slot(1, '12:00-15:00')], at: null },
  { what: 'the same hours on other days', slots: [slot(1, '09:00-12:00'), slot(2, '09:00-12:00')], at: null },
  { what: 'one that begins inside another', slots: [slot(1, '09:00-12:00'), slot(1, '11:59-15:00')], at: 1 },
  { what: 'one that lies around another', slots: [slot(3, '10:00-11:00'), slot(1, '08:00-20:00'), slot(3, '08:00-20:00')], at: 2 },
  { what: 'one that lies inside another', slots: [slot(0, '08:00-20:00'), slot(0, '10:00-11:00')], at: 1 },
  { what: 'one given twice', slots: [slot(6, '08:00-09:00'), slot(6, '08:00-09:00')], at: 1 },
  { what: 'an earlier one that ends inside', slots: [slot(5, '12:00-14:00'), slot(5, '10:00-12:30')], at: 1 },
])('$what: the overlap is at $at', ({ slots, at }) => {
  expect(overlappingSlot(slots)).toBe(at);
});

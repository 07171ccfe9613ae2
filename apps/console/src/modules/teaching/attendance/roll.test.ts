import { expect, test } from 'vitest';
import { type Attendance, markOf, type Roll, rollRows } from './roll.ts';

const noa: Attendance = {
  id: 'att_1',
  version: 1,
  meetingId: 'mtg_1',
  date: '2031-09-01',
  studentId: 'stu_noa',
  student: { id: 'stu_noa', name: 'Noa' },
  registrationId: 'reg_noa',
  guestName: null,
  status: 'present',
  isTrial: false,
  notes: null,
};
const roll: Roll = {
  meetingId: 'mtg_1',
  marked: [noa],
  unmarked: [{ studentId: 'stu_adam', registrationId: 'reg_adam', name: 'Adam', isTrial: true }],
};

test('marked and unmarked stand together by name', () => {
  expect(rollRows(roll, []).map(({ name, mark }) => [name, mark])).toEqual([
    ['Adam', null],
    ['Noa', 'present'],
  ]);
});

test('a mark on its way is shown instead of what the server has', () => {
  const rows = rollRows(roll, [
    { studentId: 'stu_noa', status: 'late' },
    { studentId: 'stu_adam', status: 'absent' },
  ]);
  expect(rows.map(({ mark, isWaiting }) => [mark, isWaiting])).toEqual([
    ['absent', true],
    ['late', true],
  ]);
});

test('a mark that is being taken back is none, and no guest comes of it', () => {
  const rows = rollRows(roll, [
    { studentId: 'stu_noa', status: null },
    { guestName: 'Zoe', status: null },
  ]);
  expect(rows.map(({ name, mark }) => [name, mark])).toEqual(rollRows(roll, []).map(({ name }) => [name, null]));
});

test('a guest who is on the way stands on the roll, and is the one the server has then', () => {
  const waiting = [{ guestName: 'Zoe', status: 'present' as const, isTrial: false }];
  expect(rollRows(roll, waiting).at(-1)).toMatchObject({ name: 'Zoe', isGuest: true, isWaiting: true });
  const zoe = { ...noa, id: 'att_2', studentId: null, student: null, registrationId: null, guestName: 'zoe' };
  expect(rollRows({ ...roll, marked: [noa, zoe] }, waiting)).toHaveLength(3);
});

test('a mark names a student by id and a guest by name', () => {
  const [adam] = rollRows(roll, []);
  expect(adam && markOf(adam, 'late')).toEqual({ studentId: 'stu_adam', status: 'late' });
  expect(markOf({ studentId: null, name: 'Zoe', isTrial: true }, 'present')).toEqual({
    guestName: 'Zoe',
    status: 'present',
    isTrial: true,
  });
});

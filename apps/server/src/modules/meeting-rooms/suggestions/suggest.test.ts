import { describe, expect, it } from 'vitest';
import { plainName } from './plain-name.ts';
import { type InRoom, suggest } from './suggest.ts';

const START = '2026-10-25T14:00:00Z';
const expected = [
  { studentId: 'stu_adam', name: 'Adam Levi', emails: ['adam@levi.example', 'dana@levi.example'] },
  { studentId: 'stu_noa', name: 'נועה לוי', emails: ['dana@levi.example'] },
  { studentId: 'stu_minh', name: 'Nguyễn Văn Minh', emails: [] },
  { studentId: 'stu_tom1', name: 'Tom Cohen', emails: [] },
  { studentId: 'stu_tom2', name: 'Cohen Tom', emails: [] },
];
const person = (name: string, more: Partial<InRoom> = {}): InRoom => ({ name, email: null, joinedAt: START, leftAt: null, ...more });
const whoIs = (one: InRoom) => suggest(START, [one], expected)[0]?.student?.id ?? null;

describe('somebody in the room', () => {
  it.each([
    ['by the name', person('Adam Levi'), 'stu_adam'],
    ['the other way round, with a comma', person('levi, ADAM'), 'stu_adam'],
    ['with a device in brackets', person('Adam Levi (iPad)'), 'stu_adam'],
    ['in letters with marks, composed or not', person('nguyễn văn minh'.normalize('NFD')), 'stu_minh'],
    ['by an address of their own, whatever the name', person('Superman', { email: 'adam@levi.example' }), 'stu_adam'],
    ['by name among those of one address', person('נועה לוי', { email: 'dana@levi.example' }), 'stu_noa'],
    ['not by an address of two, without a name that fits', person('Dana', { email: 'dana@levi.example' }), null],
    ['not by a name of two', person('Tom Cohen'), null],
    ['not by half a name', person('Adam'), null],
    ['not by no name at all', person('…'), null],
  ])('is recognised %s', (_how, one, student) => {
    expect(whoIs(one)).toBe(student);
  });

  it.each([
    ['2026-10-25T13:50:00Z', 'present'],
    ['2026-10-25T14:10:00Z', 'present'],
    ['2026-10-25T14:10:01Z', 'late'],
    [null, 'present'],
  ])('who came at %s is %s', (joinedAt, mark) => {
    expect(suggest(START, [person('Adam Levi', { joinedAt })], expected)[0]?.mark).toBe(mark);
  });

  it('is suggested once, from the first coming to the last going, however many devices', () => {
    const phone = person('Adam Levi (phone)', { joinedAt: '2026-10-25T13:58:00Z', leftAt: '2026-10-25T14:20:00Z' });
    const laptop = person('Adam Levi', { joinedAt: '2026-10-25T14:19:00Z', leftAt: '2026-10-25T15:31:00Z' });
    for (const order of [
      [phone, laptop],
      [laptop, phone],
    ]) {
      const [first, ...others] = suggest(START, order, expected);
      expect(others).toEqual([]);
      expect(first).toMatchObject({ joinedAt: '2026-10-25T13:58:00Z', leftAt: '2026-10-25T15:31:00Z', mark: 'present' });
    }
  });
});

it('a name is compared by its words', () => {
  expect(plainName(' Levi,  Adam-Ben (iPad)\n')).toBe('adam ben ipad levi');
});

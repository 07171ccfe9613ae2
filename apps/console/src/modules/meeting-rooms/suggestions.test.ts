import { expect, it } from 'vitest';
import { strangersIn, toConfirm } from './suggestions.ts';

const person = (name: string, id: string | null, marked: 'absent' | null = null) => ({
  ...{ name, joinedAt: '2026-10-25T14:00:00Z', leftAt: null, marked },
  ...(id === null ? { student: null, suggested: null } : { student: { id, name }, suggested: 'present' as const }),
});
const suggestions = {
  ...{ meetingId: 'mtg_1', startedAt: null, endedAt: null },
  people: [person('Adam', 'stu_1'), person('Noa', 'stu_2', 'absent'), person('Grandma', null)],
};

it('whoever is recognised and not marked yet can be confirmed', () => {
  expect(toConfirm(suggestions).map(({ student }) => student.name)).toEqual(['Adam']);
});

it('whoever is not recognised is named', () => {
  expect(strangersIn(suggestions)).toEqual(['Grandma']);
});

import { expect, test } from 'vitest';
import { groupsOf, isGroupWanted, isWanted, withGroup, withType } from './event-groups.ts';

const types = ['SESSION_COMPLETED', 'GOAL_COMPLETED', 'lead.created', 'lead.updated', 'payment.received'].map((name) => ({ name }));
const [learning, leads] = groupsOf(types) as [ReturnType<typeof groupsOf>[number], ReturnType<typeof groupsOf>[number]];

test('events stand by what they are about, in the order given', () => {
  expect(groupsOf(types).map(({ kind, types: inKind }) => [kind, inKind.length])).toEqual([
    ['', 2],
    ['lead', 2],
    ['payment', 1],
  ]);
});

test('a kind is asked for by one name, which has later events too; the six by theirs', () => {
  expect(withGroup(['lead.created', '*x'], leads, true)).toEqual(['*x', 'lead.*']);
  expect(withGroup(['GOAL_COMPLETED'], learning, true)).toEqual(['SESSION_COMPLETED', 'GOAL_COMPLETED']);
  expect(withGroup(['lead.*', 'payment.received'], leads, false)).toEqual(['payment.received']);
});

test('an event taken out of a whole kind leaves the others by name', () => {
  expect(withType(['lead.*', 'payment.received'], leads, 'lead.created', false)).toEqual(['payment.received', 'lead.updated']);
  expect(withType(['lead.updated'], leads, 'lead.created', true)).toEqual(['lead.updated', 'lead.created']);
  expect(withType(['SESSION_COMPLETED', 'GOAL_COMPLETED'], learning, 'GOAL_COMPLETED', false)).toEqual(['SESSION_COMPLETED']);
});

test.each([
  [['*'], true, true],
  [['lead.*'], true, true],
  [['lead.created'], true, false],
  [['lead.created', 'lead.updated'], true, false],
  [['payment.received'], false, false],
])('%j wants lead.created: %s, and all of leads: %s', (wanted, isOne, isAll) => {
  expect(isWanted(wanted, 'lead.created')).toBe(isOne);
  expect(isGroupWanted(wanted, leads)).toBe(isAll);
});

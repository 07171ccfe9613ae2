import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newLearner } from './learner.ts';
import { masteriesOf, milestones } from './milestones.ts';

const reached = (from: number, to: number) => milestones(new Map([['signs', from]]), new Map([['signs', to]])).map(({ level }) => level);

it.each([
  [0, 0.49, []],
  [0, 0.5, ['developing']],
  [0.49, 0.79, ['developing']],
  [0.5, 0.79, []],
  [0.79, 0.8, ['proficient']],
  [0.8, 0.94, []],
  [0.94, 0.95, ['mastered']],
  [0.3, 0.96, ['mastered']],
  [0.96, 0.3, []],
  [0.3, 0.85, ['proficient']],
])('from %d to %d reaches %j', (from, to, levels) => {
  expect(reached(from, to)).toEqual(levels);
});

it('of several skills tells each that rose, and none that did not', () => {
  const before = new Map([...[['signs', 0.4]], ['speed', 0.9]] as [string, number][]);
  const after = new Map([...before, ['signs', 0.6], ['crossing', 0.81]] as [string, number][]);
  expect(milestones(before, after)).toEqual([
    { skill: 'signs', level: 'developing', previousMastery: 0.4, mastery: 0.6 },
    { skill: 'crossing', level: 'proficient', previousMastery: 0, mastery: 0.81 },
  ]);
});

it('a skill nothing is known of is not mastered by half', () => {
  expect(masteriesOf(newLearner(), ['signs'])).toEqual(new Map([['signs', 0]]));
});

it('is told exactly when the level is another and higher one', () => {
  const rank = (mastery: number) => [0.5, 0.8, 0.95].filter((from) => mastery >= from).length;
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (from, to) => {
      expect(reached(from, to).length).toBe(rank(to) > rank(from) ? 1 : 0);
    }),
  );
});

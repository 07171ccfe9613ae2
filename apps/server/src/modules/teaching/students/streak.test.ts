import { expect, test } from 'vitest';
import { streakOf } from './streak.ts';

test.each([
  [[], 0],
  [['present', 'present', 'absent', 'present'], 2],
  [['absent', 'present'], 0],
  // Late is there.
  [['late', 'present'], 2],
  // An excused absence neither counts nor breaks it.
  [['present', 'excused', 'present', 'absent'], 2],
  [['excused', 'absent', 'present'], 0],
] as const)('%j is a streak of %i', (marks, streak) => {
  expect(streakOf(marks)).toBe(streak);
});

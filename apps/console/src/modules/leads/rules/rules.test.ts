import { expect, test } from 'vitest';
import { withRule } from './rules.ts';

const rules = [
  { branchId: null, userIds: ['a'] },
  { branchId: 'b1', userIds: ['b', 'c'] },
];

test('a branch gets a rule, another one, or none', () => {
  expect(withRule(rules, 'b2', ['a'])).toEqual([...rules, { branchId: 'b2', userIds: ['a'] }]);
  expect(withRule(rules, 'b1', ['c'])).toEqual([rules[0], { branchId: 'b1', userIds: ['c'] }]);
  expect(withRule(rules, null, [])).toEqual([rules[1]]);
  expect(withRule(rules, 'b2', [])).toEqual(rules);
});

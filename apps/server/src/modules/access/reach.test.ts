import { expect, it } from 'vitest';
import { type Caller, systemCaller } from '../../platform/caller.ts';
import { reach } from './reach.ts';

function person(...grants: [string, 'all' | 'own'][]): Caller {
  return { ...systemCaller('driving', 'system', 'usr_1'), kind: 'user', grants: new Map(grants) };
}

it('a person reaches as far as the grant says', () => {
  expect(reach(person(['students:VIEW', 'all']), 'students')).toBe('all');
  expect(reach(person(['students:VIEW', 'own']), 'students')).toBe('own');
  expect(reach(person(), 'students')).toBe('none');
});

it('work without a person reaches everything, but no one who has merely no role', () => {
  expect(reach(systemCaller('driving', 'job', 'demo'), 'customers')).toBe('all');
  expect(reach({ ...systemCaller('driving', 'system', 'x'), kind: 'student' }, 'customers')).toBe('none');
  expect(reach({ ...systemCaller('driving', 'system', 'x'), kind: 'anonymous' }, 'customers')).toBe('none');
});

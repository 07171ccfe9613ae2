import { expect, test } from 'vitest';
import { mayMove } from '../../../../server/src/modules/leads/leads/lead-status.ts';
import { LEAD_STATUSES, movesFrom, neighbourOf } from './lead-status.ts';

test('the console offers the moves that the server allows, and no others', () => {
  for (const from of LEAD_STATUSES) {
    expect(movesFrom(from), from).toEqual(LEAD_STATUSES.filter((to) => to !== from && mayMove(from, to)));
  }
});

test('the key for the next column passes over the one that is reached by converting', () => {
  expect(neighbourOf('in_progress', 1)).toBe('closed');
  expect(neighbourOf('closed', -1)).toBe('in_progress');
  expect(neighbourOf('new', -1)).toBeNull();
  expect(neighbourOf('closed', 1)).toBeNull();
  expect(neighbourOf('converted', -1)).toBeNull();
});

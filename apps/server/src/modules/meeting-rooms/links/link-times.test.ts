import { expect, it } from 'vitest';
import { expiresAt, opensAt } from './link-times.ts';

it('opens half an hour before the lesson', () => {
  expect(opensAt('2026-10-25T14:00:00Z')).toBe('2026-10-25T13:30:00.000Z');
});

it.each([
  ['for a lesson to come, from its end', '2026-10-25T15:30:00Z', '2026-10-20T08:00:00Z', '2026-10-27T15:30:00.000Z'],
  ['for one that is over, from now', '2026-10-25T15:30:00Z', '2026-11-20T08:00:00Z', '2026-11-22T08:00:00.000Z'],
])('is good for two days, %s', (_what, endsAt, now, until) => {
  expect(expiresAt(endsAt, Date.parse(now))).toBe(until);
});

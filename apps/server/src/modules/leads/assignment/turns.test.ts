import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextAmong, takeTurn } from './turns.ts';

const all = new Set(['a', 'b', 'c']);

describe('turns', () => {
  it.each([
    [0, all, 'a', 1],
    [2, all, 'c', 0],
    [1, new Set(['a', 'c']), 'c', 0],
    [2, new Set(['a']), 'a', 1],
    [9, all, 'a', 1],
  ])('from place %i', (next, active, userId, after) => {
    expect(takeTurn({ userIds: ['a', 'b', 'c'], next }, active)).toEqual({ userId, next: after });
  });

  it('go to nobody when nobody is active', () => {
    expect(takeTurn({ userIds: ['a'], next: 0 }, new Set())).toBeNull();
    expect(takeTurn({ userIds: [], next: 0 }, all)).toBeNull();
  });

  it('are fair: over any number of leads, nobody active gets more than one more than another', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 }),
        fc.nat(20),
        fc.nat(60),
        fc.nat(255),
        (userIds, start, leads, mask) => {
          const active = new Set(userIds.filter((_, index) => (mask >> index) & 1));
          const got = new Map([...active].map((id) => [id, 0]));
          let next = start;
          for (let lead = 0; lead < leads; lead++) {
            const turn = takeTurn({ userIds, next }, active);
            if (!turn) return active.size === 0;
            next = turn.next;
            got.set(turn.userId, (got.get(turn.userId) ?? 0) + 1);
          }
          return active.size === 0 || Math.max(...got.values()) - Math.min(...got.values()) <= 1;
        },
      ),
    );
  });

  it('go on where they were when people come or go', () => {
    expect(nextAmong({ userIds: ['a', 'b', 'c'], next: 1 }, ['c', 'b', 'd'])).toBe(1);
    expect(nextAmong({ userIds: ['a', 'b', 'c'], next: 1 }, ['a', 'c'])).toBe(1);
    expect(nextAmong({ userIds: ['a'], next: 0 }, ['x', 'y'])).toBe(0);
  });
});

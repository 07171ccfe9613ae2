import { expect, test } from 'vitest';
import { movedCard } from './board.ts';
import type { BoardColumn, Lead } from './lead.ts';

// Only what moving a card looks at.
const lead = (id: string, status: Lead['status']) => ({ id, status }) as Lead;
const columns: BoardColumn[] = [
  { status: 'new', count: 30, cards: [lead('a', 'new'), lead('b', 'new')] },
  { status: 'contacted', count: 0, cards: [] },
  { status: 'closed', count: 1, cards: [lead('c', 'closed')] },
];

test('a card leaves its column, stands first in the other, and both counts say so', () => {
  const after = movedCard(columns, lead('b', 'new'), 'contacted');
  expect(after.map(({ count }) => count)).toEqual([29, 1, 1]);
  expect(after.map(({ cards }) => cards.map(({ id }) => id))).toEqual([['a'], ['b'], ['c']]);
  expect(after[1]?.cards[0]?.status).toBe('contacted');
});

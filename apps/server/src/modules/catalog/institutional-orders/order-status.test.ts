import { describe, expect, it } from 'vitest';
import { mayMove, movesFrom, ORDER_STATUSES, type OrderStatus } from './order-status.ts';

// Rows: from. Columns: draft, active, completed, cancelled.
const ALLOWED: Record<OrderStatus, string> = {
  draft: 'yes yes no  yes',
  active: 'no  yes yes yes',
  completed: 'no  yes yes no',
  cancelled: 'yes no  no  yes',
};

describe('an order', () => {
  it.each(ORDER_STATUSES.flatMap((from) => ORDER_STATUSES.map((to, place) => ({ from, to, allowed: ALLOWED[from].split(/ +/)[place] }))))(
    '$from → $to: $allowed',
    ({ from, to, allowed }) => {
      expect(mayMove(from, to)).toBe(allowed === 'yes');
    },
  );

  it('can always go somewhere, so that no mistake is for ever', () => {
    for (const status of ORDER_STATUSES) expect(movesFrom(status).length).toBeGreaterThan(0);
  });
});

export const ORDER_STATUSES = ['draft', 'active', 'completed', 'cancelled'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** The server's own moves: completed goes back to active for one more lesson, cancelled starts again as a draft. */
const MOVES: Record<OrderStatus, readonly OrderStatus[]> = {
  draft: ['active', 'cancelled'],
  active: ['completed', 'cancelled'],
  completed: ['active'],
  cancelled: ['draft'],
};

export function movesFrom(status: OrderStatus): readonly OrderStatus[] {
  return MOVES[status];
}

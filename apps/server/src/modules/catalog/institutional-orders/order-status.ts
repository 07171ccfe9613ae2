/**
 * An institutional order's states, and the moves between them:
 *
 *   draft ──► active ──► completed
 *     ▲ │        │ ▲         │
 *     │ ▼        ▼ └─────────┘  one more meeting after all
 *   cancelled ◄──┘
 */
export const ORDER_STATUSES = ['draft', 'active', 'completed', 'cancelled'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

const MOVES: Record<OrderStatus, readonly OrderStatus[]> = {
  draft: ['active', 'cancelled'],
  active: ['completed', 'cancelled'],
  completed: ['active'],
  cancelled: ['draft'],
};

/** Whether an order may go from one state to another; staying is no move and always allowed. */
export function mayMove(from: OrderStatus, to: OrderStatus): boolean {
  return from === to || MOVES[from].includes(to);
}

/** Where an order of this state can go. */
export function movesFrom(status: OrderStatus): readonly OrderStatus[] {
  return MOVES[status];
}

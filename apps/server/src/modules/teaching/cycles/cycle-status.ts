/**
 * A cycle's states, and the moves between them:
 *
 *   active ◄──► frozen        no lessons for a while
 *     │  ▲        │
 *     ▼  │        ▼
 *  completed   cancelled      both can be taken up again: active
 */
export const CYCLE_STATUSES = ['active', 'completed', 'cancelled', 'frozen'] as const;
export type CycleStatus = (typeof CYCLE_STATUSES)[number];

const MOVES: Record<CycleStatus, readonly CycleStatus[]> = {
  active: ['completed', 'cancelled', 'frozen'],
  frozen: ['active', 'cancelled'],
  completed: ['active'],
  cancelled: ['active'],
};

/** Whether a cycle may go from one state to another; staying is always allowed. */
export function mayMove(from: CycleStatus, to: CycleStatus): boolean {
  return from === to || MOVES[from].includes(to);
}

export function movesFrom(status: CycleStatus): readonly CycleStatus[] {
  return MOVES[status];
}

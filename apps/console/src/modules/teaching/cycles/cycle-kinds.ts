export const CYCLE_STATUSES = ['active', 'completed', 'cancelled', 'frozen'] as const;
export type CycleStatus = (typeof CYCLE_STATUSES)[number];

export const CYCLE_TYPES = ['private', 'institutional_per_child', 'institutional_fixed'] as const;
export type CycleType = (typeof CYCLE_TYPES)[number];

export const ACTIVITY_TYPES = ['frontal', 'online', 'private'] as const;
export type ActivityType = (typeof ACTIVITY_TYPES)[number];

export const PAYMENT_MODES = ['hourly', 'daily'] as const;
export type PaymentMode = (typeof PAYMENT_MODES)[number];

const MOVES: Record<CycleStatus, readonly CycleStatus[]> = {
  active: ['frozen', 'completed', 'cancelled'],
  frozen: ['active', 'cancelled'],
  completed: ['active'],
  cancelled: ['active'],
};

/** Where a cycle may go from here, as the server allows it. */
export function movesFrom(status: CycleStatus): readonly CycleStatus[] {
  return MOVES[status];
}

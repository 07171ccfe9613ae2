/**
 * How fast an endpoint is tried: a circuit breaker that closes by degrees.
 * all slots → fewer with each failing round → none for a while → one → twice as many with each success
 */
export interface Pace {
  /** Attempts at a time. */
  slots: number;
  /** Rounds that failed one after the other; attempts that ran side by side are one. */
  failedRounds: number;
  /** When the last failing round was counted. */
  countedAt: number;
  /** No attempt before this moment; 0: now. */
  pausedUntil: number;
}

// A delivery by itself has its five attempts before the breaker opens.
const ROUNDS_BEFORE_PAUSE = 5;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

export function freshPace(slots: number): Pace {
  return { slots, failedRounds: 0, countedAt: 0, pausedUntil: 0 };
}

/** The breaker open, until then. */
export function openPace(pausedUntil: number): Pace {
  return { slots: 1, failedRounds: ROUNDS_BEFORE_PAUSE, countedAt: 0, pausedUntil };
}

export function isOpen({ failedRounds }: Pace): boolean {
  return failedRounds >= ROUNDS_BEFORE_PAUSE;
}

export function afterSuccess(pace: Pace, most: number): Pace {
  return { slots: Math.min(most, pace.slots * 2), failedRounds: 0, countedAt: 0, pausedUntil: 0 };
}

/** `beganAt`: when the attempt that failed began. */
export function afterFailure(pace: Pace, beganAt: number, now: number): Pace {
  if (beganAt < pace.countedAt) return pace;
  const failedRounds = pace.failedRounds + 1;
  const over = failedRounds - ROUNDS_BEFORE_PAUSE;
  return {
    slots: over >= 0 ? 1 : Math.max(1, Math.floor(pace.slots / 2)),
    failedRounds,
    countedAt: now,
    pausedUntil: over >= 0 ? now + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** over) : 0,
  };
}

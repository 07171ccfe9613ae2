/**
 * A registration's states, and the moves between them:
 *
 *   waitlisted ──► registered ──► active ──► completed     by promotion; by the first lesson held; by the cycle's end
 *                    ▲    │         │ ▲          │
 *   trial ───────────┘    │         │ └──────────┘         the cycle goes on after all
 *     │                   ▼         ▼
 *     └────────────────► cancelled ◄┘                      by cancelling, with what is still owed
 */
export const REGISTRATION_STATUSES = ['registered', 'active', 'completed', 'cancelled', 'trial', 'waitlisted'] as const;
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

// By hand: cancelling, promotion and completion have routes or reasons of their own.
const MOVES: Record<RegistrationStatus, readonly RegistrationStatus[]> = {
  registered: ['active', 'trial'],
  active: ['registered'],
  trial: ['registered', 'active'],
  completed: [],
  cancelled: [],
  waitlisted: [],
};

/** Whether somebody may set one state to another; staying is always allowed. */
export function mayMove(from: RegistrationStatus, to: RegistrationStatus): boolean {
  return from === to || MOVES[from].includes(to);
}

/** Those of whom it can be cancelled: everybody who still has a place, or waits for one. */
export const CANCELLABLE: readonly RegistrationStatus[] = ['registered', 'active', 'trial', 'waitlisted'];

/**
 * A meeting's states, and the moves between them:
 *
 *   scheduled ──► completed     by completing; money is fixed
 *       │  │
 *       │  └────► postponed     another one is scheduled in its place (rescheduledToId)
 *       ▼
 *   cancelled                   with a make-up lesson after the last, or without
 *
 * A cancelled meeting can be scheduled again as long as nothing took its place. Everything else is refused.
 */
export const MEETING_STATUSES = ['scheduled', 'completed', 'cancelled', 'postponed'] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

const MOVES: Record<MeetingStatus, readonly MeetingStatus[]> = {
  scheduled: ['completed', 'cancelled', 'postponed'],
  completed: [],
  cancelled: ['scheduled'],
  postponed: [],
};

export function mayMove(from: MeetingStatus, to: MeetingStatus): boolean {
  return MOVES[from].includes(to);
}

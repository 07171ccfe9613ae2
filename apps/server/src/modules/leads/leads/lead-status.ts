export const LEAD_STATUSES = ['new', 'contacted', 'in_progress', 'converted', 'closed'] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

/** Still somebody's to work on. */
export const OPEN_STATUSES = ['new', 'contacted', 'in_progress'] as const satisfies LeadStatus[];

const MOVES: Record<LeadStatus, readonly LeadStatus[]> = {
  new: ['contacted', 'in_progress', 'closed'],
  contacted: ['new', 'in_progress', 'closed'],
  in_progress: ['new', 'contacted', 'closed'],
  // Somebody who comes back is taken up again.
  closed: ['new', 'contacted', 'in_progress'],
  // A customer stays one. Nothing else leads here either: a lead becomes one by converting it.
  converted: [],
};

/** Whether a lead may be moved from one status to another by hand; staying is no move and always allowed. */
export function mayMove(from: LeadStatus, to: LeadStatus): boolean {
  return from === to || MOVES[from].includes(to);
}

/** Where a lead of this status can be moved. */
export function movesFrom(status: LeadStatus): readonly LeadStatus[] {
  return MOVES[status];
}

export function isOpen(status: LeadStatus): boolean {
  return OPEN_STATUSES.some((open) => open === status);
}

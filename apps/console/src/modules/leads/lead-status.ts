export const LEAD_STATUSES = ['new', 'contacted', 'in_progress', 'converted', 'closed'] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

/** Where a lead can be moved by hand, in the order of the board. Converting is another thing, and a converted lead stays one. */
export function movesFrom(status: LeadStatus): LeadStatus[] {
  if (status === 'converted') return [];
  return LEAD_STATUSES.filter((to) => to !== status && to !== 'converted');
}

export function isOpenLead(status: LeadStatus): boolean {
  return status !== 'converted' && status !== 'closed';
}

/** The column beside, for the keyboard: the next one a lead can be moved to in that direction. */
export function neighbourOf(status: LeadStatus, by: 1 | -1): LeadStatus | null {
  const at = LEAD_STATUSES.indexOf(status);
  const beside = by === 1 ? LEAD_STATUSES.slice(at + 1) : LEAD_STATUSES.slice(0, at).reverse();
  return beside.find((to) => movesFrom(status).includes(to)) ?? null;
}

import { describe, expect, it } from 'vitest';
import { isOpen, LEAD_STATUSES, type LeadStatus, mayMove, movesFrom } from './lead-status.ts';

// From each status: where it may go by hand.
const ALLOWED: Record<LeadStatus, LeadStatus[]> = {
  new: ['contacted', 'in_progress', 'closed'],
  contacted: ['new', 'in_progress', 'closed'],
  in_progress: ['new', 'contacted', 'closed'],
  closed: ['new', 'contacted', 'in_progress'],
  converted: [],
};

describe.each(LEAD_STATUSES)('a lead that is %s', (from) => {
  it.each(LEAD_STATUSES)('may become %s exactly when the table says so', (to) => {
    expect(mayMove(from, to)).toBe(from === to || ALLOWED[from].includes(to));
  });

  it('names where it can go', () => {
    expect([...movesFrom(from)].sort()).toEqual([...ALLOWED[from]].sort());
  });
});

it('nothing becomes converted by hand, and only three are open', () => {
  expect(LEAD_STATUSES.filter((status) => movesFrom(status).includes('converted'))).toEqual([]);
  expect(LEAD_STATUSES.filter(isOpen)).toEqual(['new', 'contacted', 'in_progress']);
});

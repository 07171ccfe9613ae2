import type { Customer } from './customer.ts';

const GAPS = ['phone', 'email', 'address', 'city', 'source'] as const;

/** What the customer who stays will have: their own, their gaps filled, notes and tags of both. As the server does it. */
export function mergedCustomer(kept: Customer, duplicate: Customer): Customer {
  const merged: Customer = {
    ...kept,
    notes: [kept.notes, duplicate.notes].filter(Boolean).join('\n\n') || null,
    tags: [...new Set([...kept.tags, ...duplicate.tags])],
    customFields: { ...duplicate.customFields, ...kept.customFields },
  };
  for (const gap of GAPS) merged[gap] = kept[gap] ?? duplicate[gap];
  return merged;
}

import type { Customer } from '../schemas.ts';

type Values = Omit<Customer, 'id' | 'version' | 'createdAt' | 'updatedAt'>;

const GAPS = ['email', 'phone', 'address', 'city', 'source', 'externalId'] as const;

/** What the customer who stays has after a merge: their own, their gaps filled, notes and tags of both. */
export function mergedValues(kept: Customer, duplicate: Customer): Values {
  const values: Values = {
    ...kept,
    notes: [kept.notes, duplicate.notes].filter(Boolean).join('\n\n') || null,
    tags: [...new Set([...kept.tags, ...duplicate.tags])],
    customFields: { ...duplicate.customFields, ...kept.customFields },
  };
  for (const gap of GAPS) values[gap] = kept[gap] ?? duplicate[gap];
  return values;
}

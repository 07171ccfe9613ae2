import type { Labels } from '../../labels/custom-fields.ts';

/** Whoever two records may be one of. */
export interface Person extends Labels {
  id: string;
  version: number;
  name: string;
  phone: string | null;
  email: string | null;
  notes: string | null;
}

export const CUSTOMER_GAPS = ['phone', 'email', 'address', 'city', 'source'] as const;
export const STUDENT_GAPS = ['birthDate', 'grade', 'phone', 'email', 'locale'] as const;

/** What the one who stays will have: their own, their gaps filled, notes and tags of both. As the server does it. */
export function mergedPerson<Each extends Person>(kept: Each, duplicate: Each, gaps: readonly (keyof Each)[]): Each {
  const merged: Each = {
    ...kept,
    notes: [kept.notes, duplicate.notes].filter(Boolean).join('\n\n') || null,
    tags: [...new Set([...kept.tags, ...duplicate.tags])],
    customFields: { ...duplicate.customFields, ...kept.customFields },
  };
  for (const gap of gaps) merged[gap] = kept[gap] ?? duplicate[gap];
  return merged;
}

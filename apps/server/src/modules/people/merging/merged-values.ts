import type { Customer, Student } from '../schemas.ts';

/** The fields of which the one who stays keeps their own, and takes the duplicate's where they have none. */
const GAPS = {
  customer: ['email', 'phone', 'address', 'city', 'source', 'externalId'],
  student: ['birthDate', 'grade', 'phone', 'email', 'locale', 'externalId'],
} as const;

/** What the one who stays has after a merge: their own, their gaps filled, notes and tags of both. */
export function mergedCustomer(kept: Customer, duplicate: Customer): Customer {
  return { ...kept, ...filled(GAPS.customer, kept, duplicate), ...both(kept, duplicate) };
}

export function mergedStudent(kept: Student, duplicate: Student): Student {
  return { ...kept, ...filled(GAPS.student, kept, duplicate), ...both(kept, duplicate) };
}

function filled<Kind, Field extends keyof Kind>(gaps: readonly Field[], kept: Kind, duplicate: Kind): Pick<Kind, Field> {
  // Every field of the list gets its value, which the compiler can't see through fromEntries.
  return Object.fromEntries(gaps.map((gap) => [gap, kept[gap] ?? duplicate[gap]])) as Pick<Kind, Field>;
}

type Labelled = Pick<Customer, 'notes' | 'tags' | 'customFields'>;

function both(kept: Labelled, duplicate: Labelled): Labelled {
  return {
    notes: [kept.notes, duplicate.notes].filter(Boolean).join('\n\n') || null,
    tags: [...new Set([...kept.tags, ...duplicate.tags])],
    customFields: { ...duplicate.customFields, ...kept.customFields },
  };
}

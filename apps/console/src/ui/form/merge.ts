export interface Conflict {
  field: string;
  mine: unknown;
  theirs: unknown;
}

export interface Merge<Values> {
  /** Fields both changed, to different values: somebody has to decide. */
  conflicts: Conflict[];
  /** What they changed and I didn't: taken over as it is. */
  taken: Partial<Values>;
}

/** Three versions of a record: as it was when the form opened, as it stands in the form, as the server has it now. */
export function mergeChanges<Values extends Record<string, unknown>>(base: Values, mine: Values, theirs: Values): Merge<Values> {
  const conflicts: Conflict[] = [];
  const taken: Partial<Values> = {};
  for (const field of Object.keys(base) as (string & keyof Values)[]) {
    // Object.keys forgets the names of what it was given.
    if (isSame(theirs[field], base[field]) || isSame(theirs[field], mine[field])) continue;
    if (isSame(mine[field], base[field])) taken[field] = theirs[field];
    else conflicts.push({ field, mine: mine[field], theirs: theirs[field] });
  }
  return { conflicts, taken };
}

/** The fields that differ from how the record was. */
export function changedFields<Values extends Record<string, unknown>>(base: Values, now: Values): Partial<Values> {
  const changed = Object.entries(now).filter(([field, value]) => !isSame(value, base[field]));
  // Object.fromEntries forgets the names; filtering changes none of the values kept.
  return Object.fromEntries(changed) as Partial<Values>;
}

/** Form values are texts, numbers, ticks and lists of them: their JSON says whether they are the same. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

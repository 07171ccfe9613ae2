/** A stretch of time between two instants. */
export interface Stretch {
  startsAt: string;
  endsAt: string;
}

/** Stretches in order of time, joined where they overlap or touch. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const sorted = [...stretches].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const result: Stretch[] = [];
  for (const stretch of sorted) {
    const last = result.at(-1);
    if (!last || Date.parse(stretch.startsAt) > Date.parse(last.endsAt)) result.push({ ...stretch });
    else if (Date.parse(stretch.endsAt) > Date.parse(last.endsAt)) last.endsAt = stretch.endsAt;
  }
  return result;
}

/** People who take turns: `next` is the place of whose turn it is. */
export interface Rotation {
  userIds: readonly string[];
  next: number;
}

/** Whose turn it is, passing over those who are not active, and the place of the one after; null: nobody is. */
export function takeTurn({ userIds, next }: Rotation, active: ReadonlySet<string>): { userId: string; next: number } | null {
  for (let step = 0; step < userIds.length; step++) {
    const place = (next + step) % userIds.length;
    const userId = userIds[place];
    if (userId !== undefined && active.has(userId)) return { userId, next: (place + 1) % userIds.length };
  }
  return null;
}

/** The place from which changed turns go on: whoever was next stays next, if they are still among them. */
export function nextAmong({ userIds, next }: Rotation, wanted: readonly string[]): number {
  for (let step = 0; step < userIds.length; step++) {
    const place = wanted.indexOf(userIds[(next + step) % userIds.length] ?? '');
    if (place !== -1) return place;
  }
  return 0;
}

/** Hours of one day of the week. Times are HH:MM, so they compare as text. */
interface Hours {
  day: number;
  startTime: string;
  endTime: string;
}

/** The place of the first slot, as given, that overlaps one given before it; null when none does. Slots may touch. */
export function overlappingSlot(slots: readonly Hours[]): number | null {
  const place = slots.findIndex(({ day, startTime, endTime }, index) =>
    slots.slice(0, index).some((other) => other.day === day && startTime < other.endTime && other.startTime < endTime),
  );
  return place < 0 ? null : place;
}

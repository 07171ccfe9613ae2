/** Hours of one day of the week; 0 is Sunday. Times are `HH:MM`, so they compare as text. */
export interface Slot {
  day: number;
  startTime: string;
  endTime: string;
  branchId: string | null;
}

/** What is wrong with one slot beside the others. Slots may touch; one that isn't filled in yet has no trouble here. */
export function slotTrouble(slots: readonly Slot[], at: number): 'order' | 'overlap' | null {
  const slot = slots[at];
  if (!slot?.startTime || !slot.endTime) return null;
  if (slot.endTime <= slot.startTime) return 'order';
  const meets = slots.some(
    (other, index) => index !== at && other.day === slot.day && slot.startTime < other.endTime && other.startTime < slot.endTime,
  );
  return meets ? 'overlap' : null;
}

/** The hour to offer next: after the last one of that day, else the afternoon, when most courses are. */
export function nextSlot(slots: readonly Slot[], day: number): Slot {
  const end = slots
    .filter((slot) => slot.day === day)
    .map(({ endTime }) => endTime)
    .sort()
    .at(-1);
  const hour = end ? Number(end.slice(0, 2)) + (end.endsWith(':00') ? 0 : 1) : 15;
  const start = Math.min(hour, 22);
  return { day, startTime: clock(start), endTime: clock(Math.min(start + (end ? 1 : 4), 23)), branchId: null };
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** The days of the week as this school counts them. */
export function daysFrom(weekStart: number): number[] {
  return Array.from({ length: 7 }, (_, index) => (weekStart + index) % 7);
}

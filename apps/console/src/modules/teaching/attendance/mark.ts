export const MARKS = ['present', 'late', 'absent', 'excused'] as const;
/** What was said about somebody. Unmarked is not absent. */
export type Mark = (typeof MARKS)[number];

/** One mark as the API takes it: of a student, or of a guest by name. Null takes back what was said. */
export interface GivenMark {
  studentId?: string;
  guestName?: string;
  status: Mark | null;
  isTrial?: boolean;
}

/** Whom a mark is about. Guests are one by their name, however it is written. */
export function whoOf({ studentId, guestName }: Pick<GivenMark, 'studentId' | 'guestName'>): string {
  return studentId ?? `guest:${guestName?.trim().toLowerCase()}`;
}

/** The number keys, in the order of the buttons. */
export function markOfKey(key: string): Mark | undefined {
  return MARKS[Number(key) - 1];
}

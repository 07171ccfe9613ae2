export const ATTENDANCE_STATUSES = ['present', 'absent', 'late', 'excused'] as const;
export type AttendanceStatus = (typeof ATTENDANCE_STATUSES)[number];

/** What a mark means to the money and the hours. Percentages are whole, 0 to 100. */
export interface Meaning {
  /** Of the lesson's share, what the family is charged. */
  chargedPercent: number;
  /** Of the instructor's pay, what is paid when nobody's mark says more. */
  paidPercent: number;
  earnsMakeUp: boolean;
  countsAsHours: boolean;
}

export type Meanings = Record<AttendanceStatus, Meaning>;

/** Until a school says otherwise: a place that was booked is charged, and an excused absence earns another lesson. */
export const USUAL_MEANINGS: Meanings = {
  present: { chargedPercent: 100, paidPercent: 100, earnsMakeUp: false, countsAsHours: true },
  late: { chargedPercent: 100, paidPercent: 100, earnsMakeUp: false, countsAsHours: true },
  absent: { chargedPercent: 100, paidPercent: 100, earnsMakeUp: false, countsAsHours: false },
  excused: { chargedPercent: 100, paidPercent: 100, earnsMakeUp: true, countsAsHours: false },
};

/** What is paid for a lesson, by the marks of those who are in it: the most that one of them says; all without marks. */
export function paidPercentOf(marks: readonly AttendanceStatus[], meanings: Meanings): number {
  return marks.length === 0 ? 100 : Math.max(...marks.map((mark) => meanings[mark].paidPercent));
}

import type { AttendanceStatus } from '../settings/attendance-meanings.ts';

/**
 * How many lessons in a row somebody was there, counted back from the last. Late is there; an excused absence neither
 * counts nor breaks it. `marks` are the newest first.
 */
export function streakOf(marks: readonly AttendanceStatus[]): number {
  const counted = marks.filter((mark) => mark !== 'excused');
  const broken = counted.indexOf('absent');
  return broken === -1 ? counted.length : broken;
}

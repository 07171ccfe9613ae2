import type { Roll } from './roll.ts';

/** As many lessons as fit on a screen; each column is one request. */
export const LESSONS_SHOWN = 10;

/** Which lesson the grid begins with: so that the last one held stands before the next one to come. */
export function firstShown(lessons: readonly { date: string }[], today: string): number {
  const upTo = lessons.filter(({ date }) => date <= today).length;
  const latest = Math.max(0, lessons.length - LESSONS_SHOWN);
  return Math.min(latest, Math.max(0, upTo - LESSONS_SHOWN + 2));
}

/** Everybody who is on one of the rolls and is a student, by name. */
export function gridChildren(rolls: readonly Roll[]): { studentId: string; name: string }[] {
  const names = new Map<string, string>();
  for (const { marked, unmarked } of rolls) {
    for (const { studentId, student } of marked) if (studentId && student) names.set(studentId, student.name);
    for (const { studentId, name } of unmarked) names.set(studentId, name);
  }
  return [...names].map(([studentId, name]) => ({ studentId, name })).sort((one, other) => one.name.localeCompare(other.name));
}

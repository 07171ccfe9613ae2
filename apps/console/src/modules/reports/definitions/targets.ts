import { type Asked, type ReportSearch, searchOf } from '../asked.ts';
import type { ReportRow } from '../report.ts';
import type { Target } from '../report-definition.ts';

/** Pages of records, by the grouping whose keys are their ids. */
const PAGES: Readonly<Record<string, string>> = {
  branch: '/branches',
  course: '/courses',
  cycle: '/cycles',
  instructor: '/instructors',
  customer: '/customers',
  student: '/students',
};

export function recordOf(group: string, id: string | number | null | undefined): Target | null {
  return typeof id === 'string' && PAGES[group] ? { to: `${PAGES[group]}/${encodeURIComponent(id)}` } : null;
}

/** Opens the record a row is about. */
export function openRecord(group: string) {
  return ({ key }: ReportRow) => recordOf(group, key);
}

/** Opens the same report once more, finer. */
export function finer(to: string, groupBy: string) {
  return (_row: ReportRow, asked: Asked): Target => reportAt(to, asked, { groupBy });
}

export function reportAt(to: string, asked: Asked, more?: ReportSearch): Target {
  return { to, search: searchOf(asked, more) };
}

/** The lessons of what was asked, in a state. An open period is left out: the list's usual is everything. */
export function lessonsAt({ from, to, branchId, courseId, cycleId, instructorId }: Asked, status?: string): Target {
  return { to: '/meetings', search: { from, to, branchId, courseId, cycleId, instructorId, status } };
}

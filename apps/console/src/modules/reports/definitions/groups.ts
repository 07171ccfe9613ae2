import { msg } from '@lingui/core/macro';
import type { ReportGroup } from '../report-definition.ts';
import { finer, openRecord } from './targets.ts';

/** The groupings of reports about lessons; what isn't a cycle opens its cycles. */
export function lessonGroups(path: string) {
  const open = finer(path, 'cycle');
  return {
    month: { id: 'month', label: msg`By month`, head: msg`Month`, open: finer(path, 'branch') },
    branch: { id: 'branch', label: msg`By branch`, head: msg`Branch`, open },
    course: { id: 'course', label: msg`By course`, head: msg`Course`, open },
    cycle: { id: 'cycle', label: msg`By cycle`, head: msg`Cycle`, open: openRecord('cycle') },
    instructor: { id: 'instructor', label: msg`By instructor`, head: msg`Instructor`, open },
  } satisfies Record<string, ReportGroup>;
}

/** The day of a line. */
export const DAY = { id: 'date', header: msg`Day`, isDay: true } as const;

export const LESSON_FILTERS = ['branchId', 'courseId', 'cycleId', 'instructorId'] as const;

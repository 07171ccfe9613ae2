import { msg } from '@lingui/core/macro';
import { IconClipboardCheck } from '@tabler/icons-react';
import type { ReportColumn, ReportDefinition } from '../report-definition.ts';
import { DAY, LESSON_FILTERS, lessonGroups } from './groups.ts';
import { openRecord, reportAt } from './targets.ts';

const path = '/reports/attendance';
const { month, branch, course, cycle, instructor } = lessonGroups(path);

/** The marks behind a count. */
function marks(status: string): ReportColumn['rows'] {
  return (asked, groupBy) => (groupBy === 'mark' ? null : reportAt(path, { ...asked, status }, { groupBy: 'mark' }));
}

export const attendance: ReportDefinition = {
  name: 'attendance-summary',
  path,
  icon: IconClipboardCheck,
  title: msg`Attendance`,
  text: msg`Who comes and who stays away, by cycle, student, branch or month, down to each mark that was made or missed.`,
  days: msg`Days of the lessons`,
  needs: [
    ['reports', 'RUN'],
    ['attendance', 'VIEW'],
  ],
  usual: 'month',
  filters: [...LESSON_FILTERS, 'studentId', 'status'],
  groups: [
    cycle,
    { id: 'student', label: msg`By student`, head: msg`Student`, open: openRecord('student') },
    month,
    branch,
    course,
    instructor,
    {
      id: 'mark',
      label: msg`Mark by mark`,
      head: msg`Student`,
      open: ({ key }) => (key === null ? null : { to: `/meetings/${encodeURIComponent(key)}` }),
      isLines: true,
      facts: [DAY, { id: 'lesson', header: msg`Lesson` }],
    },
  ],
  columns: [
    { id: 'rateBp', header: msg`Attendance rate`, kind: 'share', groups: ['cycle', 'student', 'month', 'branch', 'course', 'instructor'] },
    { id: 'present', header: msg`Present`, kind: 'count', rows: marks('present') },
    { id: 'late', header: msg`Late`, kind: 'count', rows: marks('late') },
    { id: 'absent', header: msg`Absent`, kind: 'count', rows: marks('absent') },
    { id: 'excused', header: msg`Excused`, kind: 'count', rows: marks('excused') },
    { id: 'unmarked', header: msg`Not marked`, kind: 'count', rows: marks('unmarked') },
    { id: 'absencesInARow', header: msg`Absent in a row`, kind: 'count', groups: ['student'] },
  ],
  drawn: ['rateBp', 'absent', 'unmarked'],
};

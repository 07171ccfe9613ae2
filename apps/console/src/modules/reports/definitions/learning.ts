import { msg } from '@lingui/core/macro';
import { IconBrain } from '@tabler/icons-react';
import type { Asked } from '../asked.ts';
import type { ReportColumn, ReportDefinition } from '../report-definition.ts';
import { finer, openRecord, reportAt } from './targets.ts';

const path = '/reports/learning';
const open = finer(path, 'student');
/** Learners; of skills only how many, since shares of answers are rounded for each of them. */
const byLearner = (asked: Asked, groupBy: string) => (groupBy === 'student' ? null : reportAt(path, asked, { groupBy: 'student' }));
const practice: ReportColumn['rows'] = (asked, groupBy) => (groupBy === 'skill' ? null : byLearner(asked, groupBy));
const PRACTICE = ['month', 'day', 'cycle', 'student'];

export const learning: ReportDefinition = {
  name: 'learning',
  path,
  icon: IconBrain,
  title: msg`Learning`,
  text: msg`How much is practised in the learning apps, by whom, and which skills are weak over the whole school.`,
  days: msg`Days of practice`,
  needs: [
    ['reports', 'RUN'],
    ['progress', 'VIEW'],
  ],
  usual: 'schoolYear',
  filters: ['cycleId', 'skill'],
  groups: [
    { id: 'month', label: msg`By month`, head: msg`Month`, open: finer(path, 'day') },
    { id: 'day', label: msg`By day`, head: msg`Day`, open },
    { id: 'cycle', label: msg`By cycle`, head: msg`Cycle`, open },
    { id: 'skill', label: msg`By skill, weakest first`, head: msg`Skill`, open },
    { id: 'student', label: msg`Student by student`, head: msg`Student`, open: openRecord('student'), isLines: true },
  ],
  columns: [
    { id: 'masteryBp', header: msg`Mastery`, kind: 'share', groups: ['skill', 'student'] },
    { id: 'learners', header: msg`Learners`, kind: 'count', groups: ['month', 'day', 'cycle', 'skill'], rows: byLearner },
    { id: 'learnerDays', header: msg`Days practised`, kind: 'count', groups: PRACTICE, rows: practice },
    { id: 'minutes', header: msg`Time practised`, kind: 'minutes', groups: PRACTICE, rows: practice },
    { id: 'questions', header: msg`Answers`, kind: 'count', rows: practice },
    { id: 'correct', header: msg`Correct answers`, kind: 'count', rows: practice },
  ],
  drawn: ['minutes', 'questions', 'masteryBp'],
};

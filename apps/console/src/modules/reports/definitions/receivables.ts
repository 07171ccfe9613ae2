import { msg } from '@lingui/core/macro';
import { IconCashBanknote } from '@tabler/icons-react';
import { daysBefore, within } from '../periods.ts';
import type { ReportRow } from '../report.ts';
import type { ReportColumn, ReportDefinition } from '../report-definition.ts';
import { DAY, LESSON_FILTERS, lessonGroups } from './groups.ts';
import { finer, recordOf, reportAt } from './targets.ts';

const path = '/receivables';
const { branch, course, cycle, instructor } = lessonGroups(path);
const open = finer(path, 'registration');
const rows: ReportColumn['rows'] = (asked, groupBy) =>
  groupBy === 'registration' ? null : reportAt(path, asked, { groupBy: 'registration' });

/** The registrations of an age, counted as the server does: in days up to today. */
function aged(from: number | null, to: number | null): ReportColumn['rows'] {
  return (asked, groupBy, today) => {
    const days = {
      ...(to === null ? {} : { from: daysBefore(today, to) }),
      ...(from === null ? {} : { to: daysBefore(today, from) }),
    };
    const { from: _from, to: _to, ...filters } = asked;
    return groupBy === 'registration' ? null : reportAt(path, { ...filters, ...within(asked, days) }, { groupBy: 'registration' });
  };
}

const act = {
  label: msg`Write down a payment`,
  target: ({ key, customerId, date }: ReportRow) =>
    typeof customerId === 'string'
      ? { to: '/payments/new', search: { customerId, ...(date && key ? { registrationId: key } : {}) } }
      : null,
};

export const receivables: ReportDefinition = {
  name: 'receivables',
  path,
  icon: IconCashBanknote,
  title: msg`Receivables`,
  text: msg`Who owes what, and since when: family by family, and place by place.`,
  days: msg`Days of registration`,
  needs: [
    ['reports', 'RUN'],
    ['payments', 'VIEW'],
    ['customers', 'VIEW'],
    ['registrations', 'VIEW'],
  ],
  usual: 'all',
  filters: [...LESSON_FILTERS, 'customerId'],
  groups: [
    { id: 'customer', label: msg`By family`, head: msg`Family`, open: ({ key }) => recordOf('customer', key), act },
    { ...cycle, open },
    { ...branch, open },
    { ...course, open },
    { ...instructor, open },
    {
      id: 'registration',
      label: msg`Place by place`,
      head: msg`Student and cycle`,
      open: ({ customerId }) => recordOf('customer', customerId),
      isLines: true,
      facts: [DAY],
      act,
    },
  ],
  columns: [
    { id: 'owed', header: msg`Owed`, kind: 'money', rows },
    { id: 'upTo30', header: msg`Up to 30 days`, kind: 'money', rows: aged(null, 30) },
    { id: 'upTo60', header: msg`31–60 days`, kind: 'money', rows: aged(31, 60) },
    { id: 'upTo90', header: msg`61–90 days`, kind: 'money', rows: aged(61, 90) },
    { id: 'older', header: msg`Older`, kind: 'money', rows: aged(91, null) },
    { id: 'credit', header: msg`Paid too much`, kind: 'money', rows },
    { id: 'registrations', header: msg`Places`, kind: 'count', rows },
  ],
  drawn: ['owed', 'older', 'credit'],
};

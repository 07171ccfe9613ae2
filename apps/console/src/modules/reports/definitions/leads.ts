import { msg } from '@lingui/core/macro';
import { IconFilter } from '@tabler/icons-react';
import type { Asked } from '../asked.ts';
import type { ReportColumn, ReportDefinition, ReportGroup, Target } from '../report-definition.ts';
import { finer, reportAt } from './targets.ts';

const path = '/reports/leads';
const open: ReportGroup['open'] = (_row, asked) => leadsAt(asked);

/** The leads themselves, where their list can be narrowed so far; else their names. */
function leadsAt(asked: Asked, status?: string): Target {
  const { from, to, branchId, courseId, ownerId, source, channel, without } = asked;
  if (channel !== undefined || (without !== undefined && without !== 'owner')) {
    return reportAt(path, status ? { ...asked, status } : asked, { groupBy: 'lead' });
  }
  const owner = without === 'owner' ? 'none' : ownerId;
  return { to: '/leads', search: { from, to, branchId, courseId, source, ownerId: owner, status: status ?? asked.status } };
}

function leads(status?: string): ReportColumn['rows'] {
  return (asked, groupBy) => (groupBy === 'lead' ? null : leadsAt(asked, status));
}

export const leadsReport: ReportDefinition = {
  name: 'leads',
  path,
  icon: IconFilter,
  title: msg`Leads by source`,
  text: msg`Where people who ask come from, and how many of them become customers.`,
  days: msg`Days they came in`,
  needs: [
    ['reports', 'RUN'],
    ['leads', 'VIEW'],
  ],
  usual: 'schoolYear',
  filters: ['branchId', 'courseId', 'ownerId', 'source', 'channel', 'status', 'without'],
  groups: [
    { id: 'source', label: msg`By source`, head: msg`Source`, open },
    { id: 'channel', label: msg`By channel`, head: msg`Channel`, open },
    { id: 'month', label: msg`By month`, head: msg`Month`, open: finer(path, 'source') },
    { id: 'owner', label: msg`By who works on them`, head: msg`Who works on them`, open },
    { id: 'branch', label: msg`By branch`, head: msg`Branch`, open },
    { id: 'course', label: msg`By course`, head: msg`Course`, open },
    {
      id: 'lead',
      label: msg`Lead by lead`,
      head: msg`Lead`,
      open: ({ key }) => (key === null ? null : { to: `/leads/${encodeURIComponent(key)}` }),
      isLines: true,
      facts: [{ id: 'date', header: msg`Came in`, isDay: true }],
    },
  ],
  columns: [
    { id: 'leads', header: msg`Leads`, kind: 'count', rows: leads() },
    { id: 'new', header: msg`New`, kind: 'count', rows: leads('new') },
    { id: 'contacted', header: msg`Contacted`, kind: 'count', rows: leads('contacted') },
    { id: 'in_progress', header: msg`In progress`, kind: 'count', rows: leads('in_progress') },
    { id: 'converted', header: msg`Became a customer`, kind: 'count', rows: leads('converted') },
    { id: 'closed', header: msg`Closed`, kind: 'count', rows: leads('closed') },
    { id: 'conversionBp', header: msg`Share that became one`, kind: 'share' },
  ],
  drawn: ['leads', 'converted', 'conversionBp'],
};

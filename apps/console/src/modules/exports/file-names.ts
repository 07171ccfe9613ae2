import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import type { Choice } from '../../ui/records/list-definition.ts';
import { type ExportJob, type FileFormat, JOB_STATES, type JobState } from './job.ts';

const LISTS: Record<string, MessageDescriptor> = {
  customers: msg`Customers`,
  students: msg`Students`,
  leads: msg`Leads`,
  tasks: msg`Tasks`,
  courses: msg`Courses`,
  branches: msg`Branches`,
  instructors: msg`Instructors`,
  'institutional-orders': msg`Institutional orders`,
  holidays: msg`Holidays`,
  cycles: msg`Cycles`,
  meetings: msg`Lessons`,
  registrations: msg`Registrations`,
  payments: msg`Payments`,
  attendance: msg`Attendance`,
  expenses: msg`Expenses`,
  users: msg`Users`,
  'audit-logs': msg`Audit log`,
};
const REPORTS: Record<string, MessageDescriptor> = {
  revenue: msg`Report: revenue`,
  'instructor-payments': msg`Report: what instructors are paid`,
  'attendance-summary': msg`Report: attendance`,
  'cycle-progress': msg`Report: how far cycles are`,
  receivables: msg`Report: who owes what`,
  leads: msg`Report: leads`,
  learning: msg`Report: practice`,
};
const STATES: Record<JobState, MessageDescriptor> = {
  queued: msg`Waiting`,
  running: msg`Being written`,
  completed: msg`Ready`,
  failed: msg`Didn’t work`,
  cancelled: msg({ message: 'Cancelled', context: 'a file' }),
};
const FORMATS: Record<FileFormat, string> = { csv: 'CSV', xlsx: 'Excel' };

/** What a file holds and in which form: "Customers, Excel". */
export function useFileName(): (job: Pick<ExportJob, 'resource' | 'report' | 'format'>) => string {
  const { i18n } = useLingui();
  return ({ resource, report, format }) => {
    const name = resource === null ? REPORTS[report ?? ''] : LISTS[resource];
    // A list that is newer than this page goes by its name in the API.
    return `${name ? i18n._(name) : (resource ?? report)}, ${FORMATS[format]}`;
  };
}

export function useStateName(): (state: JobState) => string {
  const { i18n } = useLingui();
  return (state) => i18n._(STATES[state]);
}

export function useJobStates(): Choice[] {
  const nameOf = useStateName();
  return JOB_STATES.map((value) => ({ value, label: nameOf(value) }));
}

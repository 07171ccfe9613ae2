import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Action, Grant } from './grants.ts';

/** What permissions are about, by the API's names. */
export const RESOURCE_NAMES: Partial<Record<string, MessageDescriptor>> = {
  customers: msg`Customers`,
  students: msg`Students`,
  leads: msg`Leads`,
  registrations: msg`Registrations`,
  courses: msg`Courses`,
  branches: msg`Branches, rooms, holidays`,
  instructors: msg`Instructors`,
  cycles: msg`Cycles`,
  meetings: msg`Lessons`,
  attendance: msg`Attendance`,
  progress: msg`Learning progress`,
  payments: msg`Payments`,
  'institutional-orders': msg`Institutional orders`,
  reports: msg`Reports`,
  exports: msg`Exports`,
  imports: msg`Imports`,
  partners: msg`Partners`,
  enrollments: msg`Enrollments`,
  certificates: msg`Certificates`,
  'sync-logs': msg`Synchronisation log`,
  tasks: msg`Tasks`,
  'saved-views': msg`Saved views`,
  jobs: msg`Background work`,
  users: msg`Users`,
  settings: msg`Settings and roles`,
  'audit-logs': msg`Audit log`,
  'mail-log': msg`Mail log`,
  'api-keys': msg`API keys`,
  'connected-apps': msg`Connected apps`,
  webhooks: msg`Webhooks`,
};

export const GROUP_NAMES: Partial<Record<string, MessageDescriptor>> = {
  families: msg`Families`,
  teaching: msg`Teaching`,
  money: msg`Money`,
  reports: msg`Reports and data`,
  partners: msg`Partners`,
  work: msg`Everyday work`,
  administration: msg`Administration`,
  other: msg`Others`,
};

export const ACTION_NAMES: Record<Action, MessageDescriptor> = {
  VIEW: msg`See`,
  CREATE: msg`Add`,
  UPDATE: msg`Change`,
  DELETE: msg`Delete`,
  EXPORT: msg`Export`,
  RUN: msg`Run`,
};

export const GRANT_NAMES: Record<Grant, MessageDescriptor> = { none: msg`No`, own: msg`Own`, all: msg`All` };

import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ImportKind, ImportStatus, Outcome } from './import.ts';

export const KIND_NAMES: Record<ImportKind, MessageDescriptor> = {
  customers: msg`Customers`,
  students: msg`Students`,
  leads: msg`Leads`,
};

export const STATUS_NAMES: Record<ImportStatus, MessageDescriptor> = {
  ready: msg`Waiting for its columns`,
  checking: msg`Being checked`,
  checked: msg`Checked, nothing written yet`,
  running: msg`Being imported`,
  completed: msg`Imported`,
  cancelled: msg`Stopped`,
  failed: msg`Broke off`,
  undoing: msg`Being taken back`,
  undone: msg`Taken back`,
};

/** What a check says would become of rows, which a run then says became of them. */
export const OUTCOME_NAMES: Record<Outcome, MessageDescriptor> = {
  created: msg`New`,
  updated: msg`Changed`,
  skipped: msg`Passed over`,
  error: msg`With a mistake`,
  removed: msg`Removed again`,
  restored: msg`As it was before`,
  kept: msg`Stayed`,
};

/** The fields of our own, by what the API calls them; a school's own field has the school's own name. */
export const FIELD_NAMES: Partial<Record<string, MessageDescriptor>> = {
  name: msg`Name`,
  phone: msg`Phone`,
  email: msg`E-mail`,
  address: msg`Address`,
  city: msg`City`,
  source: msg`How they found us`,
  notes: msg`Notes`,
  tags: msg`Tags`,
  birthDate: msg`Birth date`,
  grade: msg`Grade`,
  locale: msg`Language`,
  externalId: msg`Id in another system`,
  message: msg`What they asked`,
  channel: msg`Channel`,
  courseId: msg`Course’s id`,
  branchId: msg`Branch’s id`,
  ownerId: msg`Owner’s id`,
  id: msg`Id`,
  customerName: msg`Parent’s name`,
  customerPhone: msg`Parent’s phone`,
  customerEmail: msg`Parent’s e-mail`,
  customerExternalId: msg`Parent’s id in another system`,
  customerId: msg`Parent’s id`,
};

import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import type { Choice } from '../../../ui/records/list-definition.ts';
import { ROLES, type Role } from '../me.ts';

export const ROLE_NAMES: Record<Role, MessageDescriptor> = {
  admin: msg`Administrator`,
  manager: msg`Manager`,
  instructor: msg`Instructor`,
  seller: msg`Sales`,
  viewer: msg`Viewer`,
};

/** What each role is for, in a line. */
export const ROLE_PURPOSES: Record<Role, MessageDescriptor> = {
  admin: msg`Everything, also users, roles, keys and settings.`,
  manager: msg`The whole school: families, lessons, money and reports.`,
  instructor: msg`Their own lessons and the students in them; no phones, e-mails or money of others.`,
  seller: msg`Leads, families and registrations.`,
  viewer: msg`Looks at what the school does, and changes nothing.`,
};

export function useRoles(): Choice[] {
  const { i18n } = useLingui();
  return ROLES.map((value) => ({ value, label: i18n._(ROLE_NAMES[value]) }));
}

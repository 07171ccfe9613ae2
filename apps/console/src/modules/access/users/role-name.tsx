import { useLingui } from '@lingui/react';
import type { Role } from '../me.ts';
import { ROLE_NAMES } from './role-names.ts';

export function RoleName({ role }: { role: Role }) {
  const { i18n } = useLingui();
  return i18n._(ROLE_NAMES[role]);
}

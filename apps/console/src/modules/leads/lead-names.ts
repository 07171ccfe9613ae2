import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import type { Choice } from '../../ui/records/list-definition.ts';
import type { ActivityType, Lead } from './lead.ts';
import { LEAD_STATUSES, type LeadStatus, movesFrom } from './lead-status.ts';

export const LEAD_STATUS_NAMES: Record<LeadStatus, MessageDescriptor> = {
  new: msg`New`,
  contacted: msg`Contacted`,
  in_progress: msg`In progress`,
  converted: msg`Became a customer`,
  closed: msg`Closed`,
};

/** What people write down themselves. */
export const WRITTEN_NAMES = {
  call: msg`Call`,
  message: msg`Message`,
  note: msg`Note`,
  email: msg`E-mail`,
  meeting: msg`Meeting`,
} satisfies Partial<Record<ActivityType, MessageDescriptor>>;

export function useLeadStatuses(): Choice[] {
  const { i18n } = useLingui();
  return [
    { value: 'open', label: i18n._(msg`Still open`) },
    ...LEAD_STATUSES.map((value) => ({ value, label: i18n._(LEAD_STATUS_NAMES[value]) })),
  ];
}

/** Where this lead can be moved, itself first. */
export function useMoves({ status }: Pick<Lead, 'status'>): Choice[] {
  const { i18n } = useLingui();
  return LEAD_STATUSES.filter((each) => each === status || movesFrom(status).includes(each)).map((value) => ({
    value,
    label: i18n._(LEAD_STATUS_NAMES[value]),
  }));
}

export function useFollowUps(): Choice[] {
  const { i18n } = useLingui();
  return [
    { value: 'due', label: i18n._(msg`Due`) },
    { value: 'overdue', label: i18n._(msg`Overdue`) },
    { value: 'today', label: i18n._(msg`Today`) },
    { value: 'none', label: i18n._(msg`None planned`) },
  ];
}

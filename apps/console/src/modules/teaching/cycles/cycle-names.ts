import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import type { Choice } from '../../../ui/records/list-definition.ts';
import {
  ACTIVITY_TYPES,
  type ActivityType,
  CYCLE_STATUSES,
  CYCLE_TYPES,
  type CycleStatus,
  type CycleType,
  PAYMENT_MODES,
  type PaymentMode,
} from './cycle-kinds.ts';

export const CYCLE_STATUS_NAMES: Record<CycleStatus, MessageDescriptor> = {
  active: msg`Active`,
  completed: msg`Completed`,
  cancelled: msg`Cancelled`,
  frozen: msg`Paused`,
};

export const CYCLE_TYPE_NAMES: Record<CycleType, MessageDescriptor> = {
  private: msg`Families pay`,
  institutional_per_child: msg`An institution pays per child`,
  institutional_fixed: msg`An institution pays per lesson`,
};

export const ACTIVITY_NAMES: Record<ActivityType, MessageDescriptor> = {
  frontal: msg`In class`,
  online: msg`Online`,
  private: msg`Private lesson`,
};

export const PAYMENT_MODE_NAMES: Record<PaymentMode, MessageDescriptor> = {
  hourly: msg`By the hour`,
  daily: msg`By the day`,
};

/** What going to a state is called: from → to. */
export function cycleMoveName(from: CycleStatus, to: CycleStatus): MessageDescriptor {
  if (to === 'frozen') return msg`Pause the cycle`;
  if (to === 'completed') return msg`Complete the cycle`;
  if (to === 'cancelled') return msg`Cancel the cycle`;
  return from === 'frozen' ? msg`Go on with the cycle` : msg`Open the cycle again`;
}

export function useCycleStatuses(): Choice[] {
  const { i18n } = useLingui();
  return CYCLE_STATUSES.map((value) => ({ value, label: i18n._(CYCLE_STATUS_NAMES[value]) }));
}

export function useCycleTypes(): Choice[] {
  const { i18n } = useLingui();
  return CYCLE_TYPES.map((value) => ({ value, label: i18n._(CYCLE_TYPE_NAMES[value]) }));
}

export function useActivities(): Choice[] {
  const { i18n } = useLingui();
  return ACTIVITY_TYPES.map((value) => ({ value, label: i18n._(ACTIVITY_NAMES[value]) }));
}

export function usePaymentModes(): Choice[] {
  const { i18n } = useLingui();
  return PAYMENT_MODES.map((value) => ({ value, label: i18n._(PAYMENT_MODE_NAMES[value]) }));
}

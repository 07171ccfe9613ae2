import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import type { Choice } from '../../../ui/records/list-definition.ts';
import { ORDER_STATUSES, type OrderStatus } from './order-status.ts';

export const STATUS_NAMES: Record<OrderStatus, MessageDescriptor> = {
  draft: msg`Draft`,
  active: msg`Active`,
  completed: msg`Completed`,
  cancelled: msg`Cancelled`,
};

/** What going to a status is called: from → to. */
export function moveName(from: OrderStatus, to: OrderStatus): MessageDescriptor {
  if (to === 'active') return from === 'completed' ? msg`Open it again` : msg`Make it active`;
  if (to === 'completed') return msg`Complete it`;
  return to === 'cancelled' ? msg`Cancel the order` : msg`Make it a draft again`;
}

export function useOrderStatuses(): Choice[] {
  const { i18n } = useLingui();
  return ORDER_STATUSES.map((value) => ({ value, label: i18n._(STATUS_NAMES[value]) }));
}

import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Badge } from '@mantine/core';
import type { Choice } from '../../../ui/records/list-definition.ts';
import { DELIVERY_STATUSES, type DeliveryStatus } from './delivery.ts';

const NAMES: Record<DeliveryStatus, MessageDescriptor> = {
  PENDING: msg`Waiting`,
  SUCCESS: msg`Arrived`,
  FAILED: msg`Failed, tried again`,
  PERMANENT_FAILURE: msg`Given up`,
};
const COLORS: Record<DeliveryStatus, string> = { PENDING: 'gray', SUCCESS: 'green', FAILED: 'yellow', PERMANENT_FAILURE: 'red' };

export function DeliveryStatusBadge({ status }: { status: DeliveryStatus }) {
  const { i18n } = useLingui();
  return (
    <Badge variant="light" color={COLORS[status]} tt="none">
      {i18n._(NAMES[status])}
    </Badge>
  );
}

export function useDeliveryStatuses(): Choice[] {
  const { i18n } = useLingui();
  return DELIVERY_STATUSES.map((value) => ({ value, label: i18n._(NAMES[value]) }));
}

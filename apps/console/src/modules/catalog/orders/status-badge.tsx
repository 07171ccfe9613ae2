import { useLingui } from '@lingui/react';
import { Badge } from '@mantine/core';
import type { OrderStatus } from './order-status.ts';
import { STATUS_NAMES } from './status-names.ts';

const COLORS: Record<OrderStatus, string> = { draft: 'yellow', active: 'green', completed: 'gray', cancelled: 'red' };

export function StatusBadge({ status }: { status: OrderStatus }) {
  const { i18n } = useLingui();
  return (
    <Badge variant="light" color={COLORS[status]} tt="none">
      {i18n._(STATUS_NAMES[status])}
    </Badge>
  );
}

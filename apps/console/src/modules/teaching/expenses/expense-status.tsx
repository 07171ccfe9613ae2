import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Badge } from '@mantine/core';
import { type Icon, IconCheck, IconHourglass, IconX } from '@tabler/icons-react';
import type { Choice } from '../../../ui/records/list-definition.ts';
import { EXPENSE_STATUSES, type ExpenseStatus } from './expense.ts';

const NAMES: Record<ExpenseStatus, MessageDescriptor> = {
  pending: msg`Waits for approval`,
  approved: msg`Approved`,
  rejected: msg`Rejected`,
};

/** A shape beside the colour: colour alone tells nobody. */
const LOOKS: Record<ExpenseStatus, { Shape: Icon; color: string }> = {
  pending: { Shape: IconHourglass, color: 'yellow' },
  approved: { Shape: IconCheck, color: 'green' },
  rejected: { Shape: IconX, color: 'red' },
};

export function ExpenseStatusBadge({ status }: { status: ExpenseStatus }) {
  const { i18n } = useLingui();
  const { Shape, color } = LOOKS[status];
  return (
    <Badge variant="light" color={color} tt="none" leftSection={<Shape size={12} aria-hidden />}>
      {i18n._(NAMES[status])}
    </Badge>
  );
}

export function useExpenseStatuses(): Choice[] {
  const { i18n } = useLingui();
  return EXPENSE_STATUSES.map((value) => ({ value, label: i18n._(NAMES[value]) }));
}

import { useLingui } from '@lingui/react';
import { Badge } from '@mantine/core';
import { LEAD_STATUS_NAMES } from './lead-names.ts';
import type { LeadStatus } from './lead-status.ts';

const COLORS: Record<LeadStatus, string> = { new: 'blue', contacted: 'grape', in_progress: 'yellow', converted: 'green', closed: 'gray' };

export function LeadStatusBadge({ status }: { status: LeadStatus }) {
  const { i18n } = useLingui();
  return (
    <Badge variant="light" color={COLORS[status]} autoContrast tt="none" fw={600} c="var(--mantine-color-text)">
      {i18n._(LEAD_STATUS_NAMES[status])}
    </Badge>
  );
}

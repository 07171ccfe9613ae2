import { useLingui } from '@lingui/react';
import { Badge } from '@mantine/core';
import type { CycleStatus } from './cycle-kinds.ts';
import { CYCLE_STATUS_NAMES } from './cycle-names.ts';

const COLORS: Record<CycleStatus, string> = { active: 'green', completed: 'gray', cancelled: 'red', frozen: 'yellow' };

export function CycleStatusBadge({ status }: { status: CycleStatus }) {
  const { i18n } = useLingui();
  return (
    <Badge variant="light" color={COLORS[status]} tt="none">
      {i18n._(CYCLE_STATUS_NAMES[status])}
    </Badge>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { IconLayoutKanban, IconList } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCommands } from '../../ui/commands/command-store.ts';

/** The same leads, as a list and as a board. */
export function LeadViews({ isBoard = false }: { isBoard?: boolean }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const label = isBoard ? t`Leads as a list` : t`Leads as a board`;
  useCommands([{ id: 'leads.view', label, group: 'record', run: () => void navigate({ to: isBoard ? '/leads' : '/leads/board' }) }]);
  return (
    <Group gap={8} wrap="nowrap">
      {isBoard ? (
        <Button component={Link} to="/leads" variant="default" leftSection={<IconList size={16} aria-hidden />}>
          <Trans>As a list</Trans>
        </Button>
      ) : (
        <Button component={Link} to="/leads/board" variant="default" leftSection={<IconLayoutKanban size={16} aria-hidden />}>
          <Trans>As a board</Trans>
        </Button>
      )}
    </Group>
  );
}

import { Trans } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { IconLayoutKanban, IconList } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';

/** The same leads, as a list and as a board. */
export function LeadViews({ isBoard = false }: { isBoard?: boolean }) {
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

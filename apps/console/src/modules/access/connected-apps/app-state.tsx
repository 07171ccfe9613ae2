import { Trans } from '@lingui/react/macro';
import { Badge } from '@mantine/core';

export function AppState({ isActive }: { isActive: boolean }) {
  return (
    <Badge variant="light" color={isActive ? 'green' : 'gray'} tt="none">
      {isActive ? <Trans>Switched on</Trans> : <Trans>Switched off</Trans>}
    </Badge>
  );
}

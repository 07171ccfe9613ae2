import { Trans } from '@lingui/react/macro';
import { Badge } from '@mantine/core';

/** Whether something is still offered. In words and colour: colour alone tells nobody. */
export function InUse({ isActive }: { isActive: boolean }) {
  return isActive ? (
    <Badge variant="light" color="green" tt="none">
      <Trans>In use</Trans>
    </Badge>
  ) : (
    <Badge variant="light" color="gray" tt="none">
      <Trans>Not in use</Trans>
    </Badge>
  );
}

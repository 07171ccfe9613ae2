import { Trans } from '@lingui/react/macro';
import { Badge } from '@mantine/core';

/** In words and colour: colour alone tells nobody. */
export function Teaches({ isActive }: { isActive: boolean }) {
  return (
    <Badge variant="light" color={isActive ? 'green' : 'gray'} tt="none">
      {isActive ? <Trans>Teaches now</Trans> : <Trans>Doesn’t teach now</Trans>}
    </Badge>
  );
}

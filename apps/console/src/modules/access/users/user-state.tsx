import { Trans } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import type { User } from './user.ts';

/** Whether somebody can get in. In words and colour: colour alone tells nobody. */
export function UserState({ user: { isActive, hasPassword } }: { user: User }) {
  if (!isActive) {
    return (
      <Badge variant="light" color="gray" tt="none">
        <Trans>Shut out</Trans>
      </Badge>
    );
  }
  return hasPassword ? (
    <Badge variant="light" color="green" tt="none">
      <Trans>Active</Trans>
    </Badge>
  ) : (
    <Badge variant="light" color="yellow" tt="none">
      <Trans>Invited</Trans>
    </Badge>
  );
}

import { Trans } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import { useNow } from '../../../ui/format/use-now.ts';
import type { ApiKey } from './api-key.ts';

export function KeyState({ apiKey: { expiresAt, environment } }: { apiKey: ApiKey }) {
  const now = useNow();
  if (expiresAt && Date.parse(expiresAt) <= now) {
    return (
      <Badge variant="light" color="red" tt="none">
        <Trans>Expired</Trans>
      </Badge>
    );
  }
  return (
    <Badge variant="light" color={environment === 'live' ? 'green' : 'yellow'} tt="none">
      {environment === 'live' ? <Trans>Live</Trans> : <Trans>For testing</Trans>}
    </Badge>
  );
}

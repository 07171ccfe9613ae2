import { Trans } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Endpoint } from './endpoint.ts';

/** In a word: whether what happens arrives there. */
export function EndpointState({ endpoint: { isEnabled, disabledReason, health } }: { endpoint: Endpoint }) {
  if (!isEnabled && disabledReason === 'by-hand') return <State color="gray" says={<Trans>Switched off</Trans>} />;
  if (!isEnabled) return <State color="red" says={<Trans>Switched off automatically</Trans>} />;
  if (health.failingSince) return <State color="yellow" says={<Trans>Failing</Trans>} />;
  if (health.lastSuccessAt) return <State color="green" says={<Trans>Arrives</Trans>} />;
  return <State color="gray" says={<Trans>Nothing sent yet</Trans>} />;
}

function State({ color, says }: { color: string; says: ReactNode }) {
  return (
    <Badge variant="light" color={color} tt="none">
      {says}
    </Badge>
  );
}

import { Trans } from '@lingui/react/macro';
import { Code } from '@mantine/core';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { Moment } from '../../../ui/moment.tsx';
import type { ApiKey } from './api-key.ts';
import { KeyState } from './key-state.tsx';
import { ScopeList } from './scopes/scope-list.tsx';

export function ApiKeyFacts({ apiKey }: { apiKey: ApiKey }) {
  const format = useFormat();
  return (
    <Facts>
      <Fact name={<Trans>State</Trans>}>
        <KeyState apiKey={apiKey} />
      </Fact>
      <Fact name={<Trans>Begins with</Trans>}>
        <Code dir="ltr">{apiKey.displayPrefix}…</Code>
      </Fact>
      <Fact name={<Trans>Requests per hour</Trans>}>{format.number(apiKey.rateLimitPerHour)}</Fact>
      <Fact name={<Trans>Works until</Trans>}>
        {apiKey.expiresAt ? format.instant(apiKey.expiresAt) : <Trans>Until it is revoked</Trans>}
      </Fact>
      <Fact name={<Trans>Last used</Trans>}>{apiKey.lastUsedAt ? <Moment at={apiKey.lastUsedAt} isAlone /> : <Trans>Never</Trans>}</Fact>
      {apiKey.previousUntil && <Fact name={<Trans>The key before works until</Trans>}>{format.instant(apiKey.previousUntil)}</Fact>}
      <Fact name={<Trans>Only from these addresses</Trans>}>
        {apiKey.allowedIps.length > 0 ? <bdi dir="ltr">{apiKey.allowedIps.join(', ')}</bdi> : <Trans>From anywhere</Trans>}
      </Fact>
      <Fact name={<Trans>What it may do</Trans>}>
        <ScopeList scopes={apiKey.scopes} />
      </Fact>
    </Facts>
  );
}

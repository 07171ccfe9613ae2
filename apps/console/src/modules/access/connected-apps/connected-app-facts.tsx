import { Trans } from '@lingui/react/macro';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { LocalDay } from '../../../ui/local-day.tsx';
import { AppState } from './app-state.tsx';
import type { ConnectedApp } from './connected-app.ts';

export function ConnectedAppFacts({ app }: { app: ConnectedApp }) {
  const format = useFormat();
  return (
    <Facts>
      <Fact name={<Trans>State</Trans>}>
        <AppState isActive={app.isActive} />
      </Fact>
      <Fact name={<Trans>Signature</Trans>}>{app.requireV2 ? <Trans>Only v2</Trans> : <Trans>v1 or v2</Trans>}</Fact>
      <Fact name={<Trans>Requests per second</Trans>}>{format.number(app.requestsPerSecond)}</Fact>
      {app.previousUntil && <Fact name={<Trans>The secrets before work until</Trans>}>{format.instant(app.previousUntil)}</Fact>}
      <Fact name={<Trans>Added</Trans>}>
        <LocalDay at={app.createdAt} />
      </Fact>
    </Facts>
  );
}

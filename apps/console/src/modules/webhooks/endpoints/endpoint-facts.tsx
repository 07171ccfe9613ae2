import { Plural, Trans } from '@lingui/react/macro';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { LocalDay } from '../../../ui/local-day.tsx';
import { Moment } from '../../../ui/moment.tsx';
import type { Endpoint } from './endpoint.ts';
import { EndpointState } from './endpoint-state.tsx';
import { FilterNames } from './filter-names.tsx';
import { WantedEvents } from './wanted-events.tsx';

// The server counts no further.
const MOST_COUNTED = 1000;

export function EndpointFacts({ endpoint }: { endpoint: Endpoint }) {
  const format = useFormat();
  const { health, filter } = endpoint;
  const waiting = format.number(health.waiting);
  return (
    <Facts notes={endpoint.description}>
      <Fact name={<Trans>State</Trans>}>
        <EndpointState endpoint={endpoint} />
      </Fact>
      <Fact name={<Trans>Last arrived</Trans>}>
        {health.lastSuccessAt ? <Moment at={health.lastSuccessAt} isAlone /> : <Trans>Never</Trans>}
      </Fact>
      {health.lastFailureAt && (
        <Fact name={<Trans>Last failed</Trans>}>
          <Moment at={health.lastFailureAt} isAlone />
        </Fact>
      )}
      {health.failingSince && (
        <Fact name={<Trans>Failing since</Trans>}>
          <Moment at={health.failingSince} isAlone />
        </Fact>
      )}
      <Fact name={<Trans>Waiting</Trans>}>
        <span className="numbers">{health.waiting >= MOST_COUNTED ? <Trans>{waiting} or more</Trans> : waiting}</span>
      </Fact>
      {health.givenUpInRow > 0 && (
        <Fact name={<Trans>Given up in a row</Trans>}>
          <Trans>{format.number(health.givenUpInRow)} of 100</Trans>
        </Fact>
      )}
      {endpoint.previousSecretUntil && (
        <Fact name={<Trans>The secret before signs until</Trans>}>{format.instant(endpoint.previousSecretUntil)}</Fact>
      )}
      <Fact name={<Trans>Web address</Trans>}>
        <bdi dir="ltr" style={{ overflowWrap: 'anywhere' }}>
          {endpoint.url}
        </bdi>
      </Fact>
      <Fact name={<Trans>When a delivery fails</Trans>}>
        {endpoint.retrySchedule === 'short' ? <Trans>Tried for 15 seconds</Trans> : <Trans>Tried for three and a half days</Trans>}
      </Fact>
      <Fact name={<Trans>At a time</Trans>}>
        <Plural value={endpoint.maxConcurrency} one="# delivery" other="# deliveries" />
      </Fact>
      <Fact name={<Trans>Added</Trans>}>
        <LocalDay at={endpoint.createdAt} />
      </Fact>
      <Fact name={<Trans>Events</Trans>}>
        <WantedEvents names={endpoint.eventTypes} />
      </Fact>
      {filter && (
        <Fact name={<Trans>Only events of</Trans>}>
          <FilterNames filter={filter} />
        </Fact>
      )}
    </Facts>
  );
}

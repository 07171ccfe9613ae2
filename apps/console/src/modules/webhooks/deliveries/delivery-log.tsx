import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { LogList } from '../../../ui/log/log-list.tsx';
import type { ListFilter } from '../../../ui/records/list-definition.ts';
import type { ListState } from '../../../ui/records/list-state.ts';
import { endpointsQuery, nameOf, useEndpointChoices } from '../endpoints/endpoint.ts';
import type { Delivery } from './delivery.ts';
import { DeliveryLine } from './delivery-line.tsx';
import { useDeliveryStatuses } from './delivery-status.tsx';
import { useEventTypeChoices } from './event-type-choices.ts';
import { deliveryLogSpec, deliverySearch, openedOf, openOf } from './log-search.ts';
import { OpenedDelivery } from './opened/opened-delivery.tsx';
import { TimeFilter } from './time-filter.tsx';

// News of attempts comes by itself; what is queued and waits is looked for.
const LOOK_AGAIN_MS = 15_000;

const filters: ListFilter[] = [
  { kind: 'select', name: 'status', label: msg`State`, any: msg`All states`, useChoices: useDeliveryStatuses },
  { kind: 'select', name: 'type', label: msg`Event`, any: msg`All events`, useChoices: useEventTypeChoices },
  { kind: 'own', label: msg`Time`, Field: TimeFilter },
];
const endpointFilter: ListFilter = {
  kind: 'select',
  name: 'endpointId',
  label: msg`Webhook`,
  any: msg`All webhooks`,
  useChoices: useEndpointChoices,
};

/** What went out, newest first, as it happens: of one endpoint or of all. */
export function DeliveryLog({ endpointId }: { endpointId?: string }) {
  const navigate = useNavigate();
  const { open = '' } = deliverySearch(useSearch({ strict: false }));
  const endpoints = useQuery(endpointsQuery).data ?? [];
  const names = new Map(endpoints.map((endpoint) => [endpoint.id, nameOf(endpoint)]));
  const queryOf = ({ status, type, endpointId: chosen, from, to }: ListState) => ({
    status,
    type,
    from,
    to,
    endpointId: endpointId ?? chosen,
  });
  const show = (next: string | undefined) =>
    void navigate({ to: '.', search: (now: object) => ({ ...now, open: next }), replace: true, resetScroll: false });
  return (
    <>
      <LogList<Delivery>
        resource="webhooks"
        path="/webhook-deliveries"
        lookAgainMs={LOOK_AGAIN_MS}
        spec={deliveryLogSpec}
        filters={endpointId ? filters : [endpointFilter, ...filters]}
        queryOf={queryOf}
        icon={IconSend}
        empty={{
          title: <Trans>Nothing has been sent yet</Trans>,
          text: <Trans>What happens in the school shows up here the moment it goes out. Send a test to see the first one.</Trans>,
        }}
      >
        {(delivery) => (
          <DeliveryLine
            delivery={delivery}
            endpoint={endpointId ? undefined : names.get(delivery.endpointId)}
            onOpen={() => show(openOf(delivery))}
          />
        )}
      </LogList>
      <OpenedDelivery opened={openedOf(open)} onClose={() => show(undefined)} />
    </>
  );
}

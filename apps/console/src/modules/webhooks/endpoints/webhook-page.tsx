import { Trans } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { RecordPage } from '../../../ui/records/record-page.tsx';
import { DeliveryLog } from '../deliveries/delivery-log.tsx';
import { ReplayButton } from '../deliveries/replay/replay-button.tsx';
import { HealthPanels } from '../health/health-panels.tsx';
import { DisabledEndpoint } from './disabled-endpoints.tsx';
import { endpointQuery } from './endpoint.ts';
import { EndpointChanges } from './endpoint-changes.tsx';
import { EndpointFacts } from './endpoint-facts.tsx';
import { EndpointForm } from './endpoint-form.tsx';
import { webhooks } from './resource.ts';
import { SendTest } from './send-test.tsx';

const route = getRouteApi('/signed-in/webhooks/$webhookId');

export default function WebhookPage() {
  const { webhookId } = route.useParams();
  return (
    <RecordPage
      resource={webhooks}
      query={useQuery(endpointQuery(webhookId))}
      crumbs={[{ label: <Trans>Integrations</Trans> }]}
      listPath="/webhooks"
      actions={(endpoint) => <SendTest endpoint={endpoint} />}
      tabs={(endpoint) => [
        {
          id: 'overview',
          label: <Trans>Overview</Trans>,
          content: (
            <Stack gap="md">
              <DisabledEndpoint endpoint={endpoint} />
              <EndpointFacts endpoint={endpoint} />
              <EndpointChanges endpoint={endpoint} />
            </Stack>
          ),
        },
        {
          id: 'deliveries',
          label: <Trans>Deliveries</Trans>,
          content: (
            <>
              <ReplayButton endpoint={endpoint} />
              <DeliveryLog endpointId={endpoint.id} />
            </>
          ),
        },
        { id: 'health', label: <Trans>Health</Trans>, content: <HealthPanels endpointId={endpoint.id} /> },
      ]}
      editForm={(endpoint, life) => <EndpointForm endpoint={endpoint} {...life} />}
    />
  );
}

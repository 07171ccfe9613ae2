import { Trans } from '@lingui/react/macro';
import { Alert, Anchor } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Moment } from '../../../ui/moment.tsx';
import { useMay } from '../../access/may.ts';
import { type Endpoint, endpointsQuery, nameOf } from './endpoint.ts';
import { webhooks } from './resource.ts';

/** Says which endpoints switched themselves off, to those who see webhooks; nothing while none did. */
export function DisabledEndpoints() {
  const isAllowed = useMay('webhooks', 'VIEW');
  const { data = [] } = useQuery({ ...endpointsQuery, enabled: isAllowed });
  const disabled = data.filter(({ disabledReason }) => disabledReason === 'gone' || disabledReason === 'failing');
  return disabled.map((endpoint) => <DisabledEndpoint key={endpoint.id} endpoint={endpoint} isLinked />);
}

/** Why an endpoint switched itself off, and what to do about it. */
export function DisabledEndpoint({ endpoint, isLinked = false }: { endpoint: Endpoint; isLinked?: boolean }) {
  const { disabledReason, disabledAt } = endpoint;
  if (!disabledAt || disabledReason === 'by-hand') return null;
  const title = nameOf(endpoint);
  return (
    <Alert
      color="red"
      mb="md"
      role="alert"
      icon={<IconPlugConnectedX size={18} aria-hidden />}
      title={
        <Trans>
          Webhook “<bdi>{title}</bdi>” was switched off automatically
        </Trans>
      }
    >
      {disabledReason === 'gone' ? (
        <Trans>The receiver answered that it is gone for good (410).</Trans>
      ) : (
        <Trans>Nothing arrived there for five days, or a hundred deliveries were given up.</Trans>
      )}{' '}
      <Trans>What happens meanwhile waits for it, 30 days at most. Once the receiver works again, switch it on.</Trans>{' '}
      <Moment at={disabledAt} isAlone />
      {isLinked && (
        <>
          {' · '}
          <Anchor component={Link} to={webhooks.pageOf(endpoint.id)}>
            <Trans>Open it</Trans>
          </Anchor>
        </>
      )}
    </Alert>
  );
}

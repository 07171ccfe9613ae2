import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRefresh } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../api/index.ts';
import { useBusy } from '../../../../ui/use-busy.tsx';
import { useMay } from '../../../access/may.ts';
import { type DeliveryDetail, deliveryPath, deliveryQuery } from '../delivery.ts';

/** Sends it again, now. A test has nothing to send again: another is sent on its webhook's page. */
export function RetryButton({ delivery }: { delivery: DeliveryDetail }) {
  const queries = useQueryClient();
  const mayRetry = useMay('webhooks', 'RUN') && !delivery.isTest;
  const { isBusy, run } = useBusy();
  if (!mayRetry) return null;

  const retry = () =>
    run(async () => {
      const queued = await api.post<DeliveryDetail>(`${deliveryPath(delivery)}/retry`, {});
      queries.setQueryData(deliveryQuery(delivery).queryKey, queued);
      notifications.show({ message: <Trans>It goes out again now.</Trans> });
      await queries.invalidateQueries({ queryKey: ['webhooks', 'list'] });
    });

  return (
    <Button size="xs" leftSection={<IconRefresh size={14} aria-hidden />} loading={isBusy} onClick={retry}>
      <Trans>Send it again</Trans>
    </Button>
  );
}

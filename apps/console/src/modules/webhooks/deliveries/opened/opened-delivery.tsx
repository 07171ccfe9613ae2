import { Trans, useLingui } from '@lingui/react/macro';
import { Drawer, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { LoadProblem } from '../../../../ui/states/load-problem.tsx';
import { type DeliveryKey, deliveryQuery } from '../delivery.ts';
import { DeliveryParts } from './delivery-parts.tsx';

/** The delivery that is open beside the log, if one is. */
export function OpenedDelivery({ opened, onClose }: { opened: DeliveryKey | null; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Drawer
      opened={opened !== null}
      onClose={onClose}
      position="right"
      size="min(1120px, 100%)"
      title={<Trans>Delivery</Trans>}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {opened && <Opened opened={opened} />}
    </Drawer>
  );
}

function Opened({ opened }: { opened: DeliveryKey }) {
  const delivery = useQuery(deliveryQuery(opened));
  if (delivery.isPending) return <Skeleton height={320} />;
  if (!delivery.data) return <LoadProblem error={delivery.error} onRetry={() => delivery.refetch()} isRetrying={delivery.isRefetching} />;
  return <DeliveryParts delivery={delivery.data} />;
}

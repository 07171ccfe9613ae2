import { Trans, useLingui } from '@lingui/react/macro';
import { GatedPage } from '../../../ui/gated-page.tsx';
import { useMay } from '../../access/may.ts';
import { DisabledEndpoints } from '../endpoints/disabled-endpoints.tsx';
import { DeliveryLog } from './delivery-log.tsx';

/** What went out to all endpoints. */
export default function DeliveryLogPage() {
  const { t } = useLingui();
  const isAllowed = useMay('webhooks', 'VIEW');
  return (
    <GatedPage title={t`Delivery log`} crumbs={[{ label: <Trans>Integrations</Trans> }]} isAllowed={isAllowed}>
      <DisabledEndpoints />
      <DeliveryLog />
    </GatedPage>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { NewRecordPage } from '../../../ui/records/new-record-page.tsx';
import { OrderForm } from './order-form.tsx';
import { orders } from './resource.ts';

export default function NewOrderPage() {
  const { t } = useLingui();
  return (
    <NewRecordPage resource={orders} title={t`Add an order`} crumbs={[{ label: <Trans>Money</Trans> }]} listPath="/institutional-orders">
      {(life) => <OrderForm {...life} />}
    </NewRecordPage>
  );
}

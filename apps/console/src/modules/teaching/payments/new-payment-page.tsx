import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { NewRecordPage } from '../../../ui/records/new-record-page.tsx';
import { PaymentForm } from './payment-form.tsx';
import { payments } from './resource.ts';

const route = getRouteApi('/signed-in/payments/new');

export default function NewPaymentPage() {
  const { t } = useLingui();
  const paidFor = route.useSearch();
  return (
    <NewRecordPage resource={payments} title={t`Write down a payment`} crumbs={[{ label: <Trans>Money</Trans> }]} listPath="/payments">
      {(life) => <PaymentForm paidFor={paidFor} {...life} />}
    </NewRecordPage>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { NewRecordPage } from '../../../ui/records/new-record-page.tsx';
import { PaymentForm } from './payment-form.tsx';
import { payments } from './resource.ts';

export default function NewPaymentPage() {
  const { t } = useLingui();
  return (
    <NewRecordPage resource={payments} title={t`Write down a payment`} crumbs={[{ label: <Trans>Money</Trans> }]} listPath="/payments">
      {(life) => <PaymentForm {...life} />}
    </NewRecordPage>
  );
}

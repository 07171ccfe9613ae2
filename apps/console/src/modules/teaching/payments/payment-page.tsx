import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { RecordPage } from '../../../ui/records/record-page.tsx';
import { paymentQuery } from './payment.ts';
import { PaymentFacts } from './payment-facts.tsx';
import { Refund } from './refund.tsx';
import { payments } from './resource.ts';

const route = getRouteApi('/signed-in/payments/$paymentId');

export default function PaymentPage() {
  const { paymentId } = route.useParams();
  return (
    <RecordPage
      resource={payments}
      query={useQuery(paymentQuery(paymentId))}
      crumbs={[{ label: <Trans>Money</Trans> }]}
      listPath="/payments"
      actions={(payment) => <Refund payment={payment} />}
      tabs={(payment) => [{ id: 'overview', label: <Trans>Overview</Trans>, content: <PaymentFacts payment={payment} /> }]}
    />
  );
}

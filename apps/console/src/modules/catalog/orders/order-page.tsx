import { Trans } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { RecordPage } from '../../../ui/records/record-page.tsx';
import { orderQuery } from './order.ts';
import { OrderFacts } from './order-facts.tsx';
import { OrderForm } from './order-form.tsx';
import { OrderMoves } from './order-moves.tsx';
import { orders } from './resource.ts';

const route = getRouteApi('/signed-in/institutional-orders/$orderId');

export default function OrderPage() {
  const { orderId } = route.useParams();
  return (
    <RecordPage
      resource={orders}
      query={useQuery(orderQuery(orderId))}
      crumbs={[{ label: <Trans>Money</Trans> }]}
      listPath="/institutional-orders"
      tabs={(order) => [
        {
          id: 'overview',
          label: <Trans>Overview</Trans>,
          content: (
            <Stack gap="md">
              <OrderMoves order={order} />
              <OrderFacts order={order} />
            </Stack>
          ),
        },
      ]}
      editForm={(order, life) => <OrderForm order={order} {...life} />}
    />
  );
}

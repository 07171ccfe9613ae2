import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconContract } from '@tabler/icons-react';
import { LocalDay } from '../../../ui/local-day.tsx';
import { Money } from '../../../ui/money.tsx';
import { BulkDelete } from '../../../ui/records/bulk-delete.tsx';
import type { ListDefinition } from '../../../ui/records/list-definition.ts';
import { BranchName, useBranchChoices } from '../branch-name.tsx';
import { CalendarDay } from './calendar-day.tsx';
import { orderListSpec } from './list-spec.ts';
import type { Order } from './order.ts';
import { OrderFacts } from './order-facts.tsx';
import { orders } from './resource.ts';
import { StatusBadge } from './status-badge.tsx';
import { useOrderStatuses } from './status-names.ts';

export const orderList: ListDefinition<Order> = {
  resource: orders,
  spec: orderListSpec,
  crumbs: [{ label: <Trans>Money</Trans> }],
  icon: IconContract,
  searchLabel: msg`Search by payer or number`,
  add: { path: '/institutional-orders/new', label: msg`Add an order` },
  empty: {
    title: msg`No institutional orders yet`,
    text: msg`An order is a contract of a school, city or foundation that pays for your lessons. Add the first; its cycles follow.`,
  },
  noneFits: { title: msg`No order fits`, text: msg`Try fewer letters, another state or other days.` },
  filters: [
    { kind: 'select', name: 'status', label: msg`State`, any: msg`All states`, useChoices: useOrderStatuses },
    { kind: 'select', name: 'branchId', label: msg`Branch`, any: msg`All branches`, useChoices: useBranchChoices },
    { kind: 'dates', from: 'from', to: 'to', label: msg`Ordered on` },
  ],
  columns: [
    { id: 'payerName', header: msg`Who pays`, cell: ({ payerName }) => <bdi>{payerName}</bdi>, minPx: 170, grow: 2, rank: 0 },
    {
      id: 'orderNumber',
      header: msg`Order number`,
      cell: ({ orderNumber }) => <bdi>{orderNumber}</bdi>,
      minPx: 120,
      grow: 1,
      rank: 3,
      card: 'second',
    },
    {
      id: 'orderDate',
      header: msg`Ordered on`,
      cell: ({ orderDate }) => <CalendarDay date={orderDate} />,
      sort: { asc: msg`Earliest first`, desc: msg`Latest first` },
      minPx: 120,
      grow: 0,
      rank: 2,
      card: 'third',
    },
    {
      id: 'branchId',
      header: msg`Branch`,
      cell: ({ branchId }) => branchId && <BranchName id={branchId} />,
      minPx: 140,
      grow: 1,
      rank: 4,
    },
    {
      id: 'estimatedTotal',
      header: msg`Expected total`,
      cell: ({ estimatedTotal }) => estimatedTotal !== null && <Money minor={estimatedTotal} />,
      minPx: 130,
      grow: 0,
      rank: 2,
      card: 'secondAside',
    },
    {
      id: 'paidAmount',
      header: msg`Paid so far`,
      cell: ({ paidAmount }) => <Money minor={paidAmount} />,
      minPx: 130,
      grow: 0,
      rank: 3,
    },
    {
      id: 'status',
      header: msg`State`,
      cell: ({ status }) => <StatusBadge status={status} />,
      minPx: 110,
      grow: 0,
      rank: 1,
      card: 'aside',
    },
    {
      id: 'createdAt',
      header: msg`Added`,
      cell: ({ createdAt }) => <LocalDay at={createdAt} />,
      sort: { asc: msg`Oldest first`, desc: msg`Newest first` },
      minPx: 112,
      grow: 0,
      rank: 5,
      isExtra: true,
    },
  ],
  preview: (order) => <OrderFacts order={order} />,
  bulk: (selection) => <BulkDelete resource={orders} selection={selection} />,
};

import { msg } from '@lingui/core/macro';
import type { Resource } from '../../../ui/records/resource.ts';
import type { Order } from './order.ts';

export const orders: Resource<Order> = {
  name: 'institutional-orders',
  entity: 'institutional_order',
  isExported: true,
  one: msg`Institutional order`,
  many: msg`Institutional orders`,
  fields: {
    branchId: msg`Branch`,
    payerName: msg`Who pays`,
    payerTaxId: msg`Tax number`,
    payerContactName: msg`Contact person`,
    payerContactPhone: msg`Contact’s phone`,
    payerContactEmail: msg`Contact’s e-mail`,
    orderNumber: msg`Order number`,
    orderDate: msg`Ordered on`,
    startDate: msg`First day`,
    endDate: msg`Last day`,
    pricePerMeeting: msg`Price per lesson`,
    estimatedMeetings: msg`Expected lessons`,
    estimatedTotal: msg`Expected total`,
    isTotalGiven: msg`Total was given`,
    status: msg`State`,
    paidAmount: msg`Paid so far`,
  },
  titleOf: ({ payerName, orderNumber }) => (orderNumber ? `${payerName} · ${orderNumber}` : payerName),
  pageOf: (id) => `/institutional-orders/${encodeURIComponent(id)}`,
};

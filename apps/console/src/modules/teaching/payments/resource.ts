import { msg } from '@lingui/core/macro';
import type { Resource } from '../../../ui/records/resource.ts';
import type { Payment } from './payment.ts';

export const payments: Resource<Payment> = {
  name: 'payments',
  entity: 'payment',
  one: msg`Payment`,
  many: msg`Payments`,
  fields: {
    customerId: msg`Family`,
    registrationId: msg`For`,
    amount: msg`Amount`,
    method: msg`How it was paid`,
    receivedAt: msg`Received`,
    reference: msg`Reference`,
    refundOf: msg`Gives back`,
    notes: msg`Notes`,
    allowCredit: msg`More than is owed may be paid: the rest is their credit`,
  },
  titleOf: ({ customer }) => customer.name,
  isExported: true,
  pageOf: (id) => `/payments/${encodeURIComponent(id)}`,
  // Books are never rewritten: what was wrong is given back.
  isFinal: true,
};

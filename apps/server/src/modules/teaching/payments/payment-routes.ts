import { z } from 'zod';
import { created, list, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { examplePayment } from '../examples.ts';
import { NewPayment, Payment, PaymentQuery } from './payment-schemas.ts';
import { browsePayments, readPayment, recordPayment } from './payments.ts';

const tag = 'Payments';
const params = z.object({ id: Id });
const example = { id: 'pay_123' };

export function paymentRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/payments',
      operationId: 'listPayments',
      summary: 'Payments and refunds',
      tag,
      gate: staff.may('payments', 'VIEW'),
      query: PaymentQuery,
      reply: list(Payment, examplePayment),
      example: { query: { customerId: 'cus_123' } },
      run: (tx, { query }) => browsePayments(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/payments/:id',
      operationId: 'getPayment',
      summary: 'One payment',
      tag,
      gate: staff.may('payments', 'VIEW'),
      params,
      reply: one(Payment, examplePayment),
      example: { params: example },
      run: (tx, { params: { id } }) => readPayment(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/payments',
      operationId: 'recordPayment',
      summary: 'Record money received, or with refundOf given back',
      tag,
      gate: staff.may('payments', 'CREATE', ['registrations', 'VIEW']),
      body: NewPayment,
      reply: created(Payment, examplePayment),
      example: { body: { registrationId: 'reg_123', amount: 40_000, method: 'credit', reference: '4411' } },
      run: (tx, { body }) => recordPayment(tx, body),
    }),
  ];
}

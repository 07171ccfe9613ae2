import { z } from 'zod';
import { one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { eraseCustomer } from './erase-customer.ts';
import { Erasure, ErasureRequest } from './erasure-schemas.ts';

export function erasureRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'POST',
      path: '/api/v1/customers/:id/erasure',
      operationId: 'eraseCustomer',
      summary: 'Erase the personal data of a family, for good',
      description:
        'Names, contacts, notes, logins, leads, answers and what the audit log says of them are gone and can’t be brought back; ' +
        'counts stay. For administrators. Take the personal-data file first, if the family wants it.',
      tag: 'Privacy',
      gate: staff.may('customers', 'DELETE', ['settings', 'UPDATE']),
      params: z.object({ id: Id }),
      body: ErasureRequest,
      reply: one(Erasure, { customerId: 'cus_123', reason: 'requested', students: 2, leads: 1, tasks: 0 }),
      example: { params: { id: 'cus_123' }, body: { confirm: 'Dana Levi', reason: 'requested' } },
      run: (tx, { params: { id }, body }) => eraseCustomer(tx, id, body),
    }),
  ];
}

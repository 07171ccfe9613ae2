import { z } from 'zod';
import { list, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { line } from '../../../platform/http/text.ts';
import { type Access, Id } from '../../access/index.ts';
import { exampleCustomer } from '../examples.ts';
import { Customer, CustomerQuery, MergeRequest } from '../schemas.ts';
import { browseCustomers, findDuplicates } from './customers.ts';
import { mergeCustomer } from './merge-customers.ts';

const tag = 'Customers';
const params = z.object({ id: Id });
const example = { id: 'cus_123' };
const SearchQuery = z.strictObject({
  q: line(200).describe('Part of a name or e-mail, or digits of a phone.'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** Finding who is there already, and making one of two. */
export function customerDuplicateRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/customers/search',
      operationId: 'searchCustomers',
      summary: 'Customers by part of a name, e-mail or phone',
      tag,
      gate: staff.may('customers', 'VIEW'),
      query: SearchQuery,
      reply: list(Customer, exampleCustomer),
      example: { query: { q: '4567' } },
      run: (tx, { query: { q, limit } }) => browseCustomers(tx, CustomerQuery.parse({ search: q, limit, cursor: '' })),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/customers/:id/duplicates',
      operationId: 'listCustomerDuplicates',
      summary: 'Customers with the same phone, e-mail or name: perhaps the same person',
      tag,
      gate: staff.may('customers', 'VIEW'),
      params,
      reply: one(z.array(Customer), [exampleCustomer]),
      example: { params: example },
      run: (tx, { params: { id } }) => findDuplicates(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/customers/:id/merge',
      operationId: 'mergeCustomer',
      summary: 'Make one customer of two: this one stays, and gets everything of the duplicate',
      description: 'The duplicate’s id goes on finding the customer who stays. A merge can’t be undone.',
      tag,
      gate: staff.may('customers', 'UPDATE', ['customers', 'DELETE']),
      params,
      body: MergeRequest,
      reply: one(Customer, exampleCustomer),
      errors: ['PRECONDITION_FAILED'],
      example: { params: example, body: { duplicateId: 'cus_456' } },
      run: (tx, { params: { id }, body, ifMatch }) => mergeCustomer(tx, id, body, ifMatch),
    }),
  ];
}

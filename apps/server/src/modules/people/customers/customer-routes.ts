import { z } from 'zod';
import { created, list, nothing, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { exampleCustomer } from '../examples.ts';
import { Customer, CustomerChanges, CustomerQuery, CustomerReplacement, NewCustomer } from '../schemas.ts';
import {
  browseCustomers,
  changeCustomer,
  createCustomer,
  deleteCustomer,
  readCustomer,
  replaceCustomer,
  restoreCustomer,
} from './customers.ts';

const tag = 'Customers';
const params = z.object({ id: Id });
const example = { id: 'cus_123' };
const stale = ['PRECONDITION_FAILED'] as const;

export function customerRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/customers',
      operationId: 'listCustomers',
      summary: 'Customers: who pays',
      tag,
      gate: staff.may('customers', 'VIEW'),
      query: CustomerQuery,
      reply: list(Customer, exampleCustomer),
      example: { query: { search: 'levi' } },
      run: (tx, { query }) => browseCustomers(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/customers/:id',
      operationId: 'getCustomer',
      summary: 'One customer',
      tag,
      gate: staff.may('customers', 'VIEW'),
      params,
      reply: one(Customer, exampleCustomer),
      example: { params: example },
      run: (tx, { params: { id } }) => readCustomer(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/customers',
      operationId: 'createCustomer',
      summary: 'Add a customer',
      description: 'A phone or e-mail that another customer has is refused (409, with that customer’s id) unless `allowDuplicate` is true.',
      tag,
      gate: staff.may('customers', 'CREATE'),
      body: NewCustomer,
      reply: created(Customer, exampleCustomer),
      example: { body: { name: 'Dana Levi', email: 'dana@levi.example', phone: '+972501234567', city: 'Haifa' } },
      run: (tx, { body }) => createCustomer(tx, body),
    }),
    tenantRoute({
      method: 'PUT',
      path: '/api/v1/customers/:id',
      operationId: 'replaceCustomer',
      summary: 'Replace a customer’s fields; those left out are emptied',
      tag,
      gate: staff.may('customers', 'UPDATE'),
      params,
      body: CustomerReplacement,
      reply: one(Customer, exampleCustomer),
      errors: [...stale],
      example: { params: example, body: { name: 'Dana Levi-Cohen', city: 'Haifa' } },
      run: (tx, { params: { id }, body, ifMatch }) => replaceCustomer(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'PATCH',
      path: '/api/v1/customers/:id',
      operationId: 'changeCustomer',
      summary: 'Change some of a customer’s fields',
      tag,
      gate: staff.may('customers', 'UPDATE'),
      params,
      body: CustomerChanges,
      reply: one(Customer, exampleCustomer),
      errors: [...stale],
      example: { params: example, body: { city: 'Tel Aviv' } },
      run: (tx, { params: { id }, body, ifMatch }) => changeCustomer(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/api/v1/customers/:id',
      operationId: 'deleteCustomer',
      summary: 'Delete a customer who has no students',
      tag,
      gate: staff.may('customers', 'DELETE'),
      params,
      reply: nothing(),
      errors: [...stale],
      example: { params: example },
      run: (tx, { params: { id }, ifMatch }) => deleteCustomer(tx, id, ifMatch),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/customers/:id/restore',
      operationId: 'restoreCustomer',
      summary: 'Bring a deleted customer back',
      tag,
      // Only administrators hold the second one.
      gate: staff.may('customers', 'DELETE', ['settings', 'UPDATE']),
      params,
      reply: one(Customer, exampleCustomer),
      example: { params: example },
      run: (tx, { params: { id } }) => restoreCustomer(tx, id),
    }),
  ];
}

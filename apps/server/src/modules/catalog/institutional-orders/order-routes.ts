import { z } from 'zod';
import { created, list, nothing, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { browseOrdersOf, changeOrder, createOrder, deleteOrder, replaceOrder, restoreOrder } from './orders.ts';
import { getOrder, listOrders } from './orders-store.ts';
import { BranchOrdersQuery, InstitutionalOrder, NewOrder, OrderChanges, OrderQuery, OrderReplacement } from './schemas.ts';

const exampleOrder: InstitutionalOrder = {
  id: 'ord_123',
  version: 1,
  branchId: 'brn_123',
  payerName: 'Haifa municipality',
  payerTaxId: '555000111',
  payerContactName: 'Orna Nahum',
  payerContactPhone: '04-835-6001',
  payerContactEmail: 'orna@haifa.example',
  orderNumber: '2026/417',
  orderDate: '2026-08-20',
  startDate: '2026-09-06',
  endDate: '2027-06-20',
  pricePerMeeting: 45_000,
  estimatedMeetings: 30,
  estimatedTotal: 1_350_000,
  isTotalGiven: false,
  status: 'active',
  paidAmount: 450_000,
  createdAt: '2026-08-20T06:21:00Z',
  updatedAt: '2026-08-20T06:21:00Z',
};
const tag = 'Institutional orders';
const params = z.object({ id: Id });
const example = { id: 'ord_123' };
const stale = ['PRECONDITION_FAILED'] as const;
const silent = 'the catalogue of events has none for institutional orders';
const given = {
  branchId: 'brn_123',
  payerName: 'Haifa municipality',
  orderNumber: '2026/417',
  orderDate: '2026-08-20',
  pricePerMeeting: 45_000,
  estimatedMeetings: 30,
};

export function orderRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/institutional-orders',
      operationId: 'listInstitutionalOrders',
      summary: 'Institutional orders: contracts that pay for cycles',
      tag,
      gate: staff.may('institutional-orders', 'VIEW'),
      query: OrderQuery,
      reply: list(InstitutionalOrder, exampleOrder),
      example: { query: { status: 'active', sortOrder: 'desc' } },
      run: (tx, { query }) => listOrders(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/branches/:id/orders',
      operationId: 'listBranchOrders',
      summary: 'Institutional orders of one branch',
      tag,
      gate: staff.may('institutional-orders', 'VIEW', ['branches', 'VIEW']),
      params,
      query: BranchOrdersQuery,
      reply: list(InstitutionalOrder, exampleOrder),
      example: { params: { id: 'brn_123' } },
      run: (tx, { params: { id }, query }) => browseOrdersOf(tx, id, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/institutional-orders/:id',
      operationId: 'getInstitutionalOrder',
      summary: 'One institutional order',
      tag,
      gate: staff.may('institutional-orders', 'VIEW'),
      params,
      reply: one(InstitutionalOrder, exampleOrder),
      example: { params: example },
      run: (tx, { params: { id } }) => getOrder(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/institutional-orders',
      operationId: 'createInstitutionalOrder',
      summary: 'Add an institutional order',
      tag,
      gate: staff.may('institutional-orders', 'CREATE'),
      body: NewOrder,
      reply: created(InstitutionalOrder, exampleOrder),
      example: { body: given },
      silent,
      run: (tx, { body }) => createOrder(tx, body),
    }),
    tenantRoute({
      method: 'PUT',
      path: '/api/v1/institutional-orders/:id',
      operationId: 'replaceInstitutionalOrder',
      summary: 'Replace an institutional order’s fields; those left out are emptied, but for date and status',
      tag,
      gate: staff.may('institutional-orders', 'UPDATE'),
      params,
      body: OrderReplacement,
      reply: one(InstitutionalOrder, exampleOrder),
      errors: [...stale],
      example: { params: example, body: { ...given, paidAmount: 450_000 } },
      silent,
      run: (tx, { params: { id }, body, ifMatch }) => replaceOrder(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'PATCH',
      path: '/api/v1/institutional-orders/:id',
      operationId: 'changeInstitutionalOrder',
      summary: 'Change some of an institutional order’s fields',
      description:
        'A draft becomes active or cancelled, an active order completed or cancelled, a completed one active again, a cancelled one a draft.',
      tag,
      gate: staff.may('institutional-orders', 'UPDATE'),
      params,
      body: OrderChanges,
      reply: one(InstitutionalOrder, exampleOrder),
      errors: [...stale],
      example: { params: example, body: { status: 'active' } },
      silent,
      run: (tx, { params: { id }, body, ifMatch }) => changeOrder(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/api/v1/institutional-orders/:id',
      operationId: 'deleteInstitutionalOrder',
      summary: 'Delete an institutional order',
      tag,
      gate: staff.may('institutional-orders', 'DELETE'),
      params,
      reply: nothing(),
      errors: [...stale],
      example: { params: example },
      silent,
      run: (tx, { params: { id }, ifMatch }) => deleteOrder(tx, id, ifMatch),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/institutional-orders/:id/restore',
      operationId: 'restoreInstitutionalOrder',
      summary: 'Bring a deleted institutional order back',
      tag,
      // Only administrators hold the second one.
      gate: staff.may('institutional-orders', 'DELETE', ['settings', 'UPDATE']),
      params,
      reply: one(InstitutionalOrder, exampleOrder),
      example: { params: example },
      silent,
      run: (tx, { params: { id } }) => restoreOrder(tx, id),
    }),
  ];
}

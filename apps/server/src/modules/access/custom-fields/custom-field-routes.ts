import { z } from 'zod';
import { created, list, nothing, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { Id } from '../schemas.ts';
import type { StaffGate } from '../staff-gate.ts';
import { changeCustomField, createCustomField, deleteCustomField, replaceCustomField, restoreCustomField } from './custom-fields.ts';
import { getCustomField, listCustomFields } from './custom-fields-store.ts';
import { CustomField, CustomFieldChanges, CustomFieldQuery, CustomFieldReplacement, NewCustomField } from './schemas.ts';

const exampleField: CustomField = {
  id: 'cfd_123',
  version: 1,
  resource: 'customer',
  key: 'shirtSize',
  label: 'Shirt size',
  type: 'select',
  options: ['S', 'M', 'L'],
  isRequired: false,
  position: 1,
  createdAt: '2026-02-19T06:21:00Z',
  updatedAt: '2026-02-19T06:21:00Z',
};
const tag = 'Custom fields';
const params = z.object({ id: Id });
const example = { id: 'cfd_123' };
const errors = ['PRECONDITION_FAILED'] as const;
const silent = 'a setting of the school, not a record of it; the audit log has it';

/** Everybody who fills in a form sees the fields; administrators define them. */
export function customFieldRoutes(staff: StaffGate): Route[] {
  const path = '/api/v1/custom-fields';
  const gate = staff.may('settings', 'UPDATE');
  return [
    tenantRoute({
      method: 'GET',
      path,
      operationId: 'listCustomFields',
      summary: 'Custom fields: what the school adds to its records',
      tag,
      gate: staff.anyone(),
      query: CustomFieldQuery,
      reply: list(CustomField, exampleField),
      example: { query: { resource: 'customer' } },
      run: (tx, { query }) => listCustomFields(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: `${path}/:id`,
      operationId: 'getCustomField',
      summary: 'One custom field',
      tag,
      gate: staff.anyone(),
      params,
      reply: one(CustomField, exampleField),
      example: { params: example },
      run: (tx, { params: { id } }) => getCustomField(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path,
      operationId: 'createCustomField',
      summary: 'Add a custom field',
      tag,
      gate,
      silent,
      body: NewCustomField,
      reply: created(CustomField, exampleField),
      example: { body: { resource: 'customer', key: 'shirtSize', label: 'Shirt size', type: 'select', options: ['S', 'M', 'L'] } },
      run: (tx, { body }) => createCustomField(tx, body),
    }),
    tenantRoute({
      method: 'PUT',
      path: `${path}/:id`,
      operationId: 'replaceCustomField',
      summary: 'Replace label, options, order of a custom field; key and type stay',
      tag,
      gate,
      silent,
      params,
      body: CustomFieldReplacement,
      reply: one(CustomField, exampleField),
      errors: [...errors],
      example: { params: example, body: { label: 'Shirt size', options: ['S', 'M', 'L', 'XL'] } },
      run: (tx, { params: { id }, body, ifMatch }) => replaceCustomField(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'PATCH',
      path: `${path}/:id`,
      operationId: 'changeCustomField',
      summary: 'Change some of label, options, order of a custom field',
      tag,
      gate,
      silent,
      params,
      body: CustomFieldChanges,
      reply: one(CustomField, exampleField),
      errors: [...errors],
      example: { params: example, body: { label: 'T-shirt' } },
      run: (tx, { params: { id }, body, ifMatch }) => changeCustomField(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'DELETE',
      path: `${path}/:id`,
      operationId: 'deleteCustomField',
      summary: 'Delete a custom field; its values go with the next change of each record',
      tag,
      gate,
      silent,
      params,
      reply: nothing(),
      errors: [...errors],
      example: { params: example },
      run: (tx, { params: { id }, ifMatch }) => deleteCustomField(tx, id, ifMatch),
    }),
    tenantRoute({
      method: 'POST',
      path: `${path}/:id/restore`,
      operationId: 'restoreCustomField',
      summary: 'Bring a deleted custom field back',
      tag,
      gate,
      silent,
      params,
      reply: one(CustomField, exampleField),
      example: { params: example },
      run: (tx, { params: { id } }) => restoreCustomField(tx, id),
    }),
  ];
}

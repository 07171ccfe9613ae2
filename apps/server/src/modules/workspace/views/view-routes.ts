import { z } from 'zod';
import { created, list, nothing, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { NewSavedView, SavedView, SavedViewChanges, SavedViewQuery, SavedViewReplacement } from '../schemas.ts';
import { changeSavedView, createSavedView, deleteSavedView, replaceSavedView, restoreSavedView, toggleDefaultView } from './views.ts';
import { getSavedView, listSavedViews } from './views-store.ts';

const exampleView: SavedView = {
  id: 'svw_123',
  version: 1,
  resource: 'customers',
  name: 'Families in Haifa',
  query: { city: 'Haifa' },
  columns: ['name', 'phone'],
  shared: true,
  isDefault: false,
  owner: { id: 'usr_123', name: 'Yael Mor' },
  createdAt: '2026-02-19T06:21:00Z',
  updatedAt: '2026-02-19T06:21:00Z',
};
const tag = 'Saved views';
const path = '/api/v1/saved-views';
const params = z.object({ id: Id });
const example = { id: 'svw_123' };
const stale = ['PRECONDITION_FAILED'] as const;
const silent = 'a view is a person’s way of looking, not a record of the school';

export function savedViewRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path,
      operationId: 'listSavedViews',
      summary: 'Saved views: your own, and those shared with you',
      tag,
      gate: staff.may('saved-views', 'VIEW'),
      query: SavedViewQuery,
      reply: list(SavedView, exampleView),
      example: { query: { resource: 'customers' } },
      run: (tx, { query }) => listSavedViews(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: `${path}/:id`,
      operationId: 'getSavedView',
      summary: 'One saved view',
      tag,
      gate: staff.may('saved-views', 'VIEW'),
      params,
      reply: one(SavedView, exampleView),
      example: { params: example },
      run: (tx, { params: { id } }) => getSavedView(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path,
      operationId: 'createSavedView',
      summary: 'Save how a list is looked at',
      tag,
      gate: staff.may('saved-views', 'CREATE'),
      silent,
      body: NewSavedView,
      reply: created(SavedView, exampleView),
      example: { body: { resource: 'customers', name: 'Families in Haifa', query: { city: 'Haifa' }, shared: true } },
      run: (tx, { body }) => createSavedView(tx, body),
    }),
    tenantRoute({
      method: 'PUT',
      path: `${path}/:id`,
      operationId: 'replaceSavedView',
      summary: 'Replace a saved view; the list it is for stays',
      tag,
      gate: staff.may('saved-views', 'UPDATE'),
      silent,
      params,
      body: SavedViewReplacement,
      reply: one(SavedView, exampleView),
      errors: [...stale],
      example: { params: example, body: { name: 'Families in Acre', query: { city: 'Acre' } } },
      run: (tx, { params: { id }, body, ifMatch }) => replaceSavedView(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'PATCH',
      path: `${path}/:id`,
      operationId: 'changeSavedView',
      summary: 'Change some of a saved view',
      tag,
      gate: staff.may('saved-views', 'UPDATE'),
      silent,
      params,
      body: SavedViewChanges,
      reply: one(SavedView, exampleView),
      errors: [...stale],
      example: { params: example, body: { shared: true } },
      run: (tx, { params: { id }, body, ifMatch }) => changeSavedView(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'DELETE',
      path: `${path}/:id`,
      operationId: 'deleteSavedView',
      summary: 'Delete a saved view',
      tag,
      gate: staff.may('saved-views', 'DELETE'),
      silent,
      params,
      reply: nothing(),
      errors: [...stale],
      example: { params: example },
      run: (tx, { params: { id }, ifMatch }) => deleteSavedView(tx, id, ifMatch),
    }),
    tenantRoute({
      method: 'POST',
      path: `${path}/:id/restore`,
      operationId: 'restoreSavedView',
      summary: 'Bring a deleted saved view back',
      tag,
      gate: staff.may('saved-views', 'DELETE', ['settings', 'UPDATE']),
      silent,
      params,
      reply: one(SavedView, exampleView),
      example: { params: example },
      run: (tx, { params: { id } }) => restoreSavedView(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: `${path}/:id/set-default`,
      operationId: 'setDefaultView',
      summary: 'Begin your list with this view; a second time, with none',
      tag,
      gate: staff.may('saved-views', 'VIEW'),
      silent,
      params,
      reply: one(SavedView, exampleView),
      example: { params: example },
      run: (tx, { params: { id } }) => toggleDefaultView(tx, id),
    }),
  ];
}

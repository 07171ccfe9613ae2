import { z } from 'zod';
import { created, list, nothing, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { browseBranches, changeBranch, createBranch, deleteBranch, readBranch, replaceBranch, restoreBranch } from './branches.ts';
import { Branch, BranchChanges, BranchQuery, BranchReplacement, NewBranch } from './schemas.ts';

export const exampleBranch: Branch = {
  id: 'brn_123',
  version: 1,
  externalId: '17',
  name: 'Carmel community centre',
  type: 'community_center',
  address: '4 Moriah Avenue',
  city: 'Haifa',
  timezone: null,
  contactName: 'Yael Mor',
  contactPhone: '04-812-3456',
  contactEmail: 'yael@carmel.example',
  rooms: [{ id: 'room_1', name: 'Computer room', seats: 16 }],
  isActive: true,
  createdAt: '2026-02-19T06:21:00Z',
  updatedAt: '2026-02-19T06:21:00Z',
};
const tag = 'Branches';
const params = z.object({ id: Id });
const example = { id: 'brn_123' };
const stale = ['PRECONDITION_FAILED'] as const;

export function branchRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/branches',
      operationId: 'listBranches',
      summary: 'Branches: where lessons are',
      tag,
      gate: staff.may('branches', 'VIEW'),
      query: BranchQuery,
      reply: list(Branch, exampleBranch),
      example: { query: { isActive: 'true' } },
      run: (tx, { query }) => browseBranches(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/branches/:id',
      operationId: 'getBranch',
      summary: 'One branch',
      tag,
      gate: staff.may('branches', 'VIEW'),
      params,
      reply: one(Branch, exampleBranch),
      example: { params: example },
      run: (tx, { params: { id } }) => readBranch(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/branches',
      operationId: 'createBranch',
      summary: 'Add a branch',
      tag,
      gate: staff.may('branches', 'CREATE'),
      body: NewBranch,
      reply: created(Branch, exampleBranch),
      example: {
        body: { name: 'Carmel community centre', type: 'community_center', city: 'Haifa', rooms: [{ name: 'Computer room', seats: 16 }] },
      },
      run: (tx, { body }) => createBranch(tx, body),
    }),
    tenantRoute({
      method: 'PUT',
      path: '/api/v1/branches/:id',
      operationId: 'replaceBranch',
      summary: 'Replace a branch’s fields; those left out are emptied',
      tag,
      gate: staff.may('branches', 'UPDATE'),
      params,
      body: BranchReplacement,
      reply: one(Branch, exampleBranch),
      errors: [...stale],
      example: { params: example, body: { name: 'Carmel community centre', type: 'community_center', city: 'Haifa' } },
      run: (tx, { params: { id }, body, ifMatch }) => replaceBranch(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'PATCH',
      path: '/api/v1/branches/:id',
      operationId: 'changeBranch',
      summary: 'Change some of a branch’s fields',
      tag,
      gate: staff.may('branches', 'UPDATE'),
      params,
      body: BranchChanges,
      reply: one(Branch, exampleBranch),
      errors: [...stale],
      example: { params: example, body: { contactName: 'Yael Mor' } },
      run: (tx, { params: { id }, body, ifMatch }) => changeBranch(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/api/v1/branches/:id',
      operationId: 'deleteBranch',
      summary: 'Delete a branch that has no running orders',
      tag,
      gate: staff.may('branches', 'DELETE'),
      params,
      reply: nothing(),
      errors: [...stale],
      example: { params: example },
      run: (tx, { params: { id }, ifMatch }) => deleteBranch(tx, id, ifMatch),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/branches/:id/restore',
      operationId: 'restoreBranch',
      summary: 'Bring a deleted branch back',
      tag,
      // Only administrators hold the second one.
      gate: staff.may('branches', 'DELETE', ['settings', 'UPDATE']),
      params,
      reply: one(Branch, exampleBranch),
      example: { params: example },
      run: (tx, { params: { id } }) => restoreBranch(tx, id),
    }),
  ];
}

import { z } from 'zod';
import { created, list, nothing, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { exampleLead } from './lead-examples.ts';
import { Lead, LeadChanges, LeadQuery, LeadReplacement, NewLead, PipelineColumn, PipelineQuery } from './lead-schemas.ts';
import { browseLeads, changeLead, createLead, deleteLead, readLead, replaceLead, restoreLead } from './leads.ts';
import { readPipeline } from './pipeline.ts';

const tag = 'Leads';
const params = z.object({ id: Id });
const example = { id: 'led_123' };
const stale = ['PRECONDITION_FAILED'] as const;

export function leadRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/leads',
      operationId: 'listLeads',
      summary: 'Leads: people who asked, the newest first',
      tag,
      gate: staff.may('leads', 'VIEW'),
      query: LeadQuery,
      reply: list(Lead, exampleLead),
      example: { query: { status: 'open', followUp: 'due' } },
      run: (tx, { query }) => browseLeads(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/leads/pipeline',
      operationId: 'getLeadPipeline',
      summary: 'Leads by status: how many, and the newest of each',
      description: 'Counts are exact. To see more of a column, list the leads of its status.',
      tag,
      gate: staff.may('leads', 'VIEW'),
      query: PipelineQuery,
      reply: one(z.array(PipelineColumn), [{ status: 'new', count: 1, cards: [exampleLead] }]),
      example: { query: { cards: 10 } },
      run: (tx, { query }) => readPipeline(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/leads/:id',
      operationId: 'getLead',
      summary: 'One lead',
      tag,
      gate: staff.may('leads', 'VIEW'),
      params,
      reply: one(Lead, exampleLead),
      example: { params: example },
      run: (tx, { params: { id } }) => readLead(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/leads',
      operationId: 'createLead',
      summary: 'Add a lead',
      description:
        'A phone or e-mail that an open lead or a customer has is refused (409, with its id) unless `allowDuplicate` is true. ' +
        'Without an owner it goes to whoever’s turn it is.',
      tag,
      gate: staff.may('leads', 'CREATE'),
      body: NewLead,
      reply: created(Lead, exampleLead),
      example: { body: { name: 'Dana Levi', phone: '+972501112233', source: 'open day', followUpAt: '2026-02-20T10:00:00+02:00' } },
      run: (tx, { body }) => createLead(tx, body),
    }),
    tenantRoute({
      method: 'PUT',
      path: '/api/v1/leads/:id',
      operationId: 'replaceLead',
      summary: 'Replace a lead’s fields; those left out are emptied, but for the status',
      tag,
      gate: staff.may('leads', 'UPDATE'),
      params,
      body: LeadReplacement,
      reply: one(Lead, exampleLead),
      errors: [...stale],
      example: { params: example, body: { name: 'Dana Levi-Cohen', source: 'open day', status: 'contacted' } },
      run: (tx, { params: { id }, body, ifMatch }) => replaceLead(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'PATCH',
      path: '/api/v1/leads/:id',
      operationId: 'changeLead',
      summary: 'Change some of a lead’s fields; the status moves it through the pipeline',
      tag,
      gate: staff.may('leads', 'UPDATE'),
      params,
      body: LeadChanges,
      reply: one(Lead, exampleLead),
      errors: [...stale],
      example: { params: example, body: { status: 'closed', closedReason: 'Found another school' } },
      run: (tx, { params: { id }, body, ifMatch }) => changeLead(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/api/v1/leads/:id',
      operationId: 'deleteLead',
      summary: 'Delete a lead; whoever it became stays',
      tag,
      gate: staff.may('leads', 'DELETE'),
      params,
      reply: nothing(),
      errors: [...stale],
      example: { params: example },
      run: (tx, { params: { id }, ifMatch }) => deleteLead(tx, id, ifMatch),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/leads/:id/restore',
      operationId: 'restoreLead',
      summary: 'Bring a deleted lead back',
      tag,
      // Only administrators hold the second one.
      gate: staff.may('leads', 'DELETE', ['settings', 'UPDATE']),
      params,
      reply: one(Lead, exampleLead),
      example: { params: example },
      run: (tx, { params: { id } }) => restoreLead(tx, id),
    }),
  ];
}

import { z } from 'zod';
import { one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { exampleLead } from '../leads/lead-examples.ts';
import { Lead } from '../leads/lead-schemas.ts';
import { assignLead, assignLeads } from './assign.ts';
import { listOwners } from './owners-store.ts';
import { Assigned, Assignment, AssignmentRule, AssignmentRules, BulkAssignment, LeadOwner } from './rule-schemas.ts';
import { readRules, setRules } from './rules.ts';

const tag = 'Leads';
const Rules = z.array(AssignmentRule);
const exampleRules = [
  { branchId: null, userIds: ['usr_123'] },
  { branchId: 'brn_123', userIds: ['usr_123', 'usr_456'] },
];

/** Who works on which lead. */
export function assignmentRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/leads/assignment-rules',
      operationId: 'getLeadAssignmentRules',
      summary: 'Who gets new leads, by branch, in turn',
      tag,
      gate: staff.may('leads', 'VIEW'),
      reply: one(Rules, exampleRules),
      run: (tx) => readRules(tx),
    }),
    tenantRoute({
      method: 'PUT',
      path: '/api/v1/leads/assignment-rules',
      operationId: 'setLeadAssignmentRules',
      summary: 'Say who gets new leads: these rules and no others',
      description:
        'New leads without an owner go to the people of their branch’s rule, else of the rule without a branch, one after the other.',
      tag,
      gate: staff.may('settings', 'UPDATE'),
      body: AssignmentRules,
      reply: one(Rules, exampleRules),
      silent: 'who gets new leads is the school’s own affair; the audit log has the change',
      example: { body: { rules: [{ branchId: null, userIds: ['usr_123'] }] } },
      run: (tx, { body }) => setRules(tx, body),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/leads/owners',
      operationId: 'listLeadOwners',
      summary: 'Active staff, by name: whom a lead can be given to',
      tag,
      gate: staff.may('leads', 'VIEW'),
      reply: one(z.array(LeadOwner), [{ id: 'usr_123', name: 'Tal Mizrahi' }]),
      run: (tx) => listOwners(tx),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/leads/assign',
      operationId: 'assignLeads',
      summary: 'Give several leads to one person',
      tag,
      gate: staff.may('leads', 'UPDATE'),
      body: BulkAssignment,
      reply: one(Assigned, { assigned: 2 }),
      example: { body: { ids: ['led_123'], ownerId: 'usr_123' } },
      run: (tx, { body }) => assignLeads(tx, body),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/leads/:id/assign',
      operationId: 'assignLead',
      summary: 'Give a lead to one of the staff, or to nobody',
      tag,
      gate: staff.may('leads', 'UPDATE'),
      params: z.object({ id: Id }),
      body: Assignment,
      reply: one(Lead, exampleLead),
      errors: ['PRECONDITION_FAILED'],
      example: { params: { id: 'led_123' }, body: { ownerId: 'usr_123' } },
      run: (tx, { params: { id }, body, ifMatch }) => assignLead(tx, id, body.ownerId, ifMatch),
    }),
  ];
}

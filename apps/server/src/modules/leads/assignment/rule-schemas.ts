import { z } from 'zod';
import { Id } from '../../access/index.ts';

/** Who gets the new leads of a branch, one after the other. */
export const AssignmentRule = z.object({
  branchId: z.string().nullable().describe('Null: leads of every branch that has no rule of its own.'),
  userIds: z.array(z.string()).describe('In this order, again and again; who is not active is passed over.'),
});
export type AssignmentRule = z.output<typeof AssignmentRule>;

export const AssignmentRules = z.strictObject({
  rules: z
    .array(
      z.strictObject({
        branchId: Id.nullable(),
        userIds: z.array(Id).min(1).max(200),
      }),
    )
    .max(500),
});
export type AssignmentRules = z.output<typeof AssignmentRules>;

/** Whoever may work on a lead. Names only: the list of users, with roles and e-mails, is the administrators'. */
export const LeadOwner = z.object({ id: z.string(), name: z.string() });
export type LeadOwner = z.output<typeof LeadOwner>;

export const Assignment = z.strictObject({ ownerId: Id.nullable().describe('Null: nobody.') });
export const BulkAssignment = Assignment.extend({
  ids: z.array(Id).min(1).max(500).describe('All of them or, when one is not there, none.'),
});
export type BulkAssignment = z.output<typeof BulkAssignment>;
export const Assigned = z.object({ assigned: z.number().int().describe('How many had another owner before.') });
export type Assigned = z.output<typeof Assigned>;

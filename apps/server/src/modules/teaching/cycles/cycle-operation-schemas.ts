import { z } from 'zod';
import { Id } from '../../access/index.ts';
import { LocalDate, Refused } from '../fields.ts';
import { Cycle, CycleChanges, CycleReplacement, CycleStatus, CycleType } from './cycle-schemas.ts';

const Value = z.union([z.string(), z.number()]).nullable();
export const Synced = z.object({
  cycle: Cycle,
  changes: z.array(z.object({ field: z.string(), before: Value, after: Value })).describe('Empty: everything was right.'),
});
export type Synced = z.output<typeof Synced>;

const Outcome = z.object({ id: z.string(), ok: z.boolean(), error: Refused });

export const DuplicateRequest = CycleReplacement.omit({ status: true })
  .partial()
  .extend({
    id: Id.optional(),
    startDate: LocalDate,
    withRegistrations: z.boolean().default(false).describe('True: those who are in it are registered in the new one, at the usual price.'),
    allowOverlap: z.boolean().default(false).describe('True, by a manager: clashes of instructor, room or students are accepted.'),
  });
export type DuplicateRequest = z.output<typeof DuplicateRequest>;
export const Duplicated = Cycle.extend({
  registrations: z.array(Outcome).describe('By student: who was registered, and who was not and why.'),
});
export type Duplicated = z.output<typeof Duplicated>;

const Changes = CycleChanges.omit({
  name: true,
  startDate: true,
  dayOfWeek: true,
  totalMeetings: true,
  type: true,
  customFields: true,
}).refine((changes) => Object.values(changes).some((value) => value !== undefined), 'says nothing to change');
export const CycleFilter = z.strictObject({
  courseId: Id.optional(),
  branchId: Id.optional(),
  instructorId: Id.optional(),
  institutionalOrderId: Id.optional(),
  type: CycleType.optional(),
  status: CycleStatus.optional(),
});
export type CycleFilter = z.output<typeof CycleFilter>;
export const BulkUpdate = z
  .strictObject({
    ids: z.array(Id).min(1).max(500).optional(),
    filter: CycleFilter.optional(),
    changes: Changes,
    dryRun: z.boolean().default(false).describe('Says what would become of each, and changes nothing.'),
  })
  .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), { path: ['ids'], error: 'say which: ids, or a filter' });
export type BulkUpdate = z.output<typeof BulkUpdate>;
export const BulkUpdated = z.object({ dryRun: z.boolean(), results: z.array(Outcome) });
export type BulkUpdated = z.output<typeof BulkUpdated>;

import { z } from 'zod';
import { listQuery } from '../../platform/http/lists.ts';
import { Id, Instant } from '../access/index.ts';

export const ACTOR_KINDS = ['user', 'key', 'app', 'student', 'partner', 'job', 'system', 'anonymous'] as const;

const Values = z.record(z.string(), z.unknown()).nullable();

export const AuditEntry = z.object({
  id: z.string(),
  actor: z.object({
    kind: z.enum(ACTOR_KINDS),
    id: z.string().nullable(),
    name: z.string().nullable().describe('Of a user, key, app or student; deleted ones too.'),
  }),
  action: z.string().describe('`<entity>.<verb in the past>`, for example `customer.updated`.'),
  entity: z.string(),
  entityId: z.string(),
  old: Values.describe('The changed fields as they were; secrets are masked. Null for something new.'),
  new: Values.describe('The changed fields as they became. Null for something deleted.'),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  requestId: z.string().nullable(),
  at: z.string(),
});
export type AuditEntry = z.output<typeof AuditEntry>;

const word = z.string().regex(/^[a-z][a-z_-]{0,63}$/, 'must be small letters, dashes and underscores, for example customer');
const Action = z.string().regex(/^[a-z][a-z_-]{0,63}(\.[a-z][a-z_-]{0,63})?$/, 'must look like customer.updated');
// A year of its own: PostgreSQL knows no year 0.
const Moment = Instant.refine(
  (text) => Date.parse(text) >= Date.UTC(2000, 0) && Date.parse(text) < Date.UTC(2200, 0),
  'must lie between 2000 and 2200',
);

const paging = listQuery(['at'], {})
  .omit({ search: true })
  .extend({ sortOrder: z.enum(['asc', 'desc']).default('desc') });
const span = {
  from: Moment.optional().describe('At this moment or later.'),
  to: Moment.optional().describe('Before this moment.'),
};

export const AuditQuery = paging.extend({
  userId: Id.optional().describe('What this user did.'),
  actorKind: z.enum(ACTOR_KINDS).optional(),
  action: Action.optional(),
  entity: word.optional(),
  entityId: Id.optional(),
  ...span,
});
export type AuditQuery = z.output<typeof AuditQuery>;

export const AuditTrailQuery = paging.extend(span);
export const AuditTrailParams = z.object({ entity: word, entityId: Id });

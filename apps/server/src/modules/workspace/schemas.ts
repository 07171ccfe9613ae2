import { z } from 'zod';
import { listQuery } from '../../platform/http/lists.ts';
import { moments, stored } from '../../platform/http/records.ts';
import { line } from '../../platform/http/text.ts';
import { Id, Moment } from '../access/index.ts';

const Person = z.object({ id: z.string(), name: z.string() });

export const ENTITIES = ['customer', 'student', 'lead', 'course', 'branch', 'instructor'] as const;
const Entity = z.strictObject({ type: z.enum(ENTITIES), id: Id });

export const Task = z.object({
  ...stored,
  title: z.string(),
  dueAt: z.string().nullable(),
  assignee: Person,
  entity: z.object({ type: z.string(), id: z.string() }).nullable().describe('The record it is about.'),
  status: z.enum(['open', 'done']),
  doneAt: z.string().nullable(),
  ...moments,
});
export type Task = z.output<typeof Task>;

export const TaskReplacement = z.strictObject({
  title: line(300),
  dueAt: Moment.nullable().optional(),
  assigneeId: Id.optional().describe('Left out: whoever asks.'),
  entity: Entity.nullable().optional(),
  status: z.enum(['open', 'done']).optional(),
});
export type TaskReplacement = z.output<typeof TaskReplacement>;
export const NewTask = TaskReplacement.extend({ id: Id.optional() });
export type NewTask = z.output<typeof NewTask>;
export const TaskChanges = TaskReplacement.partial();
export type TaskChanges = z.output<typeof TaskChanges>;

export const TaskQuery = listQuery(['dueAt', 'createdAt'], {
  assigneeId: Id.optional(),
  status: z.enum(['open', 'done']).optional(),
  due: z.enum(['overdue', 'today', 'none']).optional().describe('In the school’s time zone.'),
  entityType: z.enum(ENTITIES).optional(),
  entityId: Id.optional(),
}).omit({ search: true });
export type TaskQuery = z.output<typeof TaskQuery>;

const Resource = z.string().regex(/^[a-z][a-z-]{0,39}$/, 'must be the name of a list, for example customers');
const Params = z
  .record(z.string().regex(/^[A-Za-z][\w.]{0,59}$/), z.string().max(500))
  .refine((query) => Object.keys(query).length <= 50, 'must not have more than 50 parameters');

export const SavedView = z.object({
  ...stored,
  resource: z.string(),
  name: z.string(),
  query: z.record(z.string(), z.string()).describe('The list’s parameters: filters, search, sorting.'),
  columns: z.array(z.string()),
  shared: z.boolean().describe('Everybody in the school sees it.'),
  isDefault: z.boolean().describe('What this person’s list begins with.'),
  owner: Person,
  ...moments,
});
export type SavedView = z.output<typeof SavedView>;

const viewFields = {
  name: line(100),
  query: Params.optional(),
  columns: z.array(z.string().max(80)).max(100).optional(),
  shared: z.boolean().optional(),
};
export const SavedViewReplacement = z.strictObject(viewFields);
export type SavedViewReplacement = z.output<typeof SavedViewReplacement>;
export const NewSavedView = z.strictObject({ id: Id.optional(), resource: Resource, ...viewFields });
export type NewSavedView = z.output<typeof NewSavedView>;
export const SavedViewChanges = SavedViewReplacement.partial();
export type SavedViewChanges = z.output<typeof SavedViewChanges>;

export const SavedViewQuery = listQuery(['name'], { resource: Resource.optional() }).omit({ search: true });
export type SavedViewQuery = z.output<typeof SavedViewQuery>;

export const SearchQuery = z.strictObject({
  q: line(200).describe('Part of a name, an e-mail, or the last digits of a phone; small mistakes are forgiven.'),
  limit: z.coerce.number().int().min(1).max(50).default(8).describe('How many of each kind.'),
});
export type SearchQuery = z.output<typeof SearchQuery>;
export const Found = z.object({
  resource: z.enum(['customers', 'students', 'leads', 'cycles', 'courses', 'branches', 'instructors']),
  id: z.string(),
  title: z.string(),
  subtitle: z.string().nullable(),
});
export type Found = z.output<typeof Found>;

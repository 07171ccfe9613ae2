import { z } from 'zod';
import { ROLES } from '../permission-matrix.ts';

const Scope = z.enum(['all', 'own']);
const Grant = z.enum(['none', 'own', 'all']);

export const RoleView = z.object({
  id: z.enum(ROLES),
  version: z.number().int(),
  permissions: z.record(z.string(), Scope).describe('What the role may do here; `own` means: of one’s own records.'),
  defaults: z.record(z.string(), Scope).describe('What it may do unless a school says otherwise.'),
  choices: z.record(z.string(), z.array(Grant)).describe('What each permission may be set to.'),
  isChanged: z.boolean(),
});
export type RoleView = z.output<typeof RoleView>;

export const RoleParams = z.object({ role: z.enum(ROLES) });

export const RolePermissions = z.strictObject({
  permissions: z
    .record(z.string().max(60), Grant)
    .describe('Everything the role may do, as `students:VIEW` or `students.VIEW`. What is left out, it may not.'),
});
export type RolePermissions = z.output<typeof RolePermissions>;

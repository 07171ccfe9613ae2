import { z } from 'zod';
import { Flag, listQuery } from '../../../platform/http/lists.ts';
import { ExternalId, line } from '../../../platform/http/text.ts';
import { NewPassword } from '../passwords/password-rules.ts';
import { ROLES } from '../permission-matrix.ts';
import { Email, Id, Locale } from '../schemas.ts';

/** A name on one line: it stands in lists and in the subject of mails. */
export const PersonName = line(200);

export const StaffUser = z.object({
  id: z.string(),
  version: z.number().int(),
  email: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  locale: Locale.nullable(),
  externalId: z.string().nullable().describe('The person’s id in another system.'),
  isActive: z.boolean().describe('False: may not sign in.'),
  hasPassword: z.boolean().describe('False: invited, and has not chosen a password yet.'),
  hasTwoFactor: z.boolean(),
  invitationExpiresAt: z.string().nullable().describe('Until when the mailed invitation is good; null without one.'),
  lastSignedInAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type StaffUser = z.output<typeof StaffUser>;

const userFields = {
  email: Email,
  name: PersonName,
  role: z.enum(ROLES),
  locale: Locale.nullable().optional(),
  externalId: ExternalId.nullable().optional(),
};
export const UserReplacement = z.strictObject(userFields);
export type UserReplacement = z.output<typeof UserReplacement>;
export const UserChanges = UserReplacement.partial();
export type UserChanges = z.output<typeof UserChanges>;

export const NewUser = UserReplacement.extend({ id: Id.optional(), password: NewPassword.optional() });
export type NewUser = z.input<typeof NewUser>;
export const UserToAdd = NewUser.extend({
  invite: z.boolean().optional().describe('True, in place of a password: the person gets a link by mail and chooses one.'),
});
export type UserToAdd = z.output<typeof UserToAdd>;

export const UserQuery = listQuery(['name', 'createdAt'], {
  role: z.enum(ROLES).optional(),
  isActive: Flag.optional(),
  externalId: ExternalId.optional(),
});
export type UserQuery = z.output<typeof UserQuery>;

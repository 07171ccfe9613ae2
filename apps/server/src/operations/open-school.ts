import { z } from 'zod';
import { Currency, createUser, Email, Locale, NewPassword, openTenant, PersonName, SchoolName, TimeZone } from '../modules/access/index.ts';
import { createBranch } from '../modules/catalog/index.ts';
import type { TenantTx } from '../platform/db/transactions.ts';

/** What it takes to open a school: itself, its first branch and its first administrator. */
export const NewSchool = z.strictObject({
  name: SchoolName,
  subdomain: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and -'),
  locale: Locale.default('en'),
  timezone: TimeZone,
  currency: Currency,
  country: z.string().regex(/^[A-Z]{2}$/, 'is not a country code of ISO 3166, for example GB'),
  weekStart: z.number().int().min(0).max(6).default(1).describe('First day of the week: 0 is Sunday, 1 Monday.'),
  branchName: SchoolName.describe('The first place where lessons are.'),
  adminName: PersonName,
  adminEmail: Email,
  password: NewPassword,
});
export type NewSchool = z.output<typeof NewSchool>;

/** Opens the school of this transaction, all of it or nothing. Answers its first administrator. */
export async function openSchool(tx: TenantTx, given: NewSchool, adminId?: string): Promise<{ adminId: string }> {
  const { branchName, adminName, adminEmail, password, ...tenant } = given;
  await openTenant(tx, tenant);
  const admin = await createUser(tx, {
    ...(adminId === undefined ? {} : { id: adminId }),
    name: adminName,
    email: adminEmail,
    role: 'admin',
    password,
  });
  await createBranch(tx, { name: branchName, type: 'frontal' });
  return { adminId: admin.id };
}

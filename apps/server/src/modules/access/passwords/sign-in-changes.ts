import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { System } from '../../../system.ts';
import { signInChanged } from '../mails/sign-in-changed.ts';
import { getUser } from '../users/me-store.ts';

/** Tells a person by mail that the way they sign in has changed, in case it was not them. */
export async function tellSignInChanged(
  { mail }: System,
  tx: TenantTx,
  userId: string,
  what: 'password' | 'two-factor-on' | 'two-factor-off',
): Promise<void> {
  const { name, email, locale, tenantName, tenantLocale } = await getUser(tx, userId);
  await mail.send(tx, { to: email, template: signInChanged, locale: locale ?? tenantLocale, data: { name, school: tenantName, what } });
}

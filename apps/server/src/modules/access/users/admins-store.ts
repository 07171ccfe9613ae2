import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { MailLocale } from '../../../platform/mail/letter.ts';

/** An administrator as a mail addresses them. */
export interface AdminToWrite {
  name: string;
  email: string;
  /** Their own language, or the school’s. */
  locale: MailLocale;
  school: string;
}

/** Whom to write to when something is for the school’s administrators to know: those who may sign in, at most 50. */
export async function listAdminsToWrite(tx: TenantTx): Promise<AdminToWrite[]> {
  return tx.rows(
    sql<AdminToWrite>`SELECT u.name, u.email, coalesce(u.locale, t.locale) AS locale, t.name AS school
      FROM users u JOIN tenants t ON t.id = u.tenant_id
      WHERE u.tenant_id = ${tx.tenantId} AND u.role = 'admin' AND u.is_active AND u.deleted_at IS NULL ORDER BY u.id LIMIT 50`.compile(db),
  );
}

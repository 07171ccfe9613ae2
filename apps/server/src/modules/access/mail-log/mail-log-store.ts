import { sql } from 'kysely';
import { type Listed, readPage, when } from '../../../platform/db/pages.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import type { LoggedMail, MailLogQuery } from './mail-log-schemas.ts';

const LIST: Listed<'createdAt'> = {
  as: 'm',
  from: sql`mails m`,
  shown: sql`id, template, recipient AS "to", locale, subject, status, tries, last_error AS "lastError",
    created_at AS "createdAt", sent_at AS "sentAt"`,
  orderings: { createdAt: { value: sql`created_at`, id: sql`id`, type: 'timestamptz' } },
};

/** Mails of this school, never what stands in them. */
export async function listMails(tx: TenantTx, query: MailLogQuery): Promise<Listing<LoggedMail>> {
  const filters = [
    sql`tenant_id = ${tx.tenantId}`,
    ...when(query.status, (status) => sql`status = ${status}`),
    ...when(query.to, (to) => sql`recipient = ${to}`),
  ];
  return readPage<LoggedMail, 'createdAt'>(tx, LIST, query, filters, (row) => row.createdAt);
}

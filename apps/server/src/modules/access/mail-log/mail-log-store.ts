import { sql } from 'kysely';
import { allOf, fromStart, type Ordering, orderBy, pageLimit } from '../../../platform/db/keyset.ts';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { isKeyset, keysetStart, type Listing, pageOf } from '../../../platform/http/lists.ts';
import type { LoggedMail, MailLogQuery } from './mail-log-schemas.ts';

const ORDERING: Ordering = { value: sql`created_at`, id: sql`id`, type: 'timestamptz' };

/** Mails of this school, never what stands in them. */
export async function listMails(tx: TenantTx, query: MailLogQuery): Promise<Listing<LoggedMail>> {
  const start = keysetStart(query, ['createdAt']);
  const kept = allOf([
    sql`tenant_id = ${tx.tenantId}`,
    ...(query.status === undefined ? [] : [sql`status = ${query.status}`]),
    ...(query.to === undefined ? [] : [sql`recipient = ${query.to}`]),
  ]);
  const found = await tx.rows(
    sql<LoggedMail>`SELECT id, template, recipient AS "to", locale, subject, status, tries, last_error AS "lastError",
        created_at AS "createdAt", sent_at AS "sentAt"
      FROM mails WHERE ${kept} AND ${fromStart(ORDERING, query, start)} ${orderBy(ORDERING, query)} ${pageLimit(query)}`.compile(db),
  );
  const counted = isKeyset(query)
    ? null
    : await tx.first(sql<{ total: number }>`SELECT count(*) AS total FROM mails WHERE ${kept}`.compile(db));
  return pageOf(query, found, counted?.total ?? null, (row) => row.createdAt);
}

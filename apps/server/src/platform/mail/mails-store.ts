import { sql } from 'kysely';
import { db } from '../db/query.ts';
import type { SystemTx, TenantTx } from '../db/transactions.ts';
import type { MailLocale } from './letter.ts';

export interface NewMail {
  id: string;
  template: string;
  recipient: string;
  locale: MailLocale;
  subject: string;
  letterSealed: string;
  expiresAt: string | null;
}

export async function insertMail(tx: TenantTx, mail: NewMail): Promise<void> {
  await tx.count(
    db.insertInto('mails').values({
      tenant_id: tx.tenantId,
      id: mail.id,
      template: mail.template,
      recipient: mail.recipient,
      locale: mail.locale,
      subject: mail.subject,
      letter_sealed: mail.letterSealed,
      expires_at: mail.expiresAt,
    }),
  );
}

export interface ClaimedMail {
  tenantId: string;
  id: string;
  recipient: string;
  letterSealed: string;
  tries: number;
  isExpired: boolean;
}

// Longer than a try can take: whoever dies while sending holds a mail up no longer than this.
const LEASE = '5 minutes';

/** Takes the mail that waits longest, so that no other server sends it meanwhile. */
export async function claimMail(tx: SystemTx): Promise<ClaimedMail | null> {
  return tx.first(
    sql<ClaimedMail>`
      UPDATE mails SET tries = tries + 1, next_try_at = now() + ${LEASE}::interval
      WHERE (tenant_id, id) = (
        SELECT tenant_id, id FROM mails WHERE status = 'queued' AND next_try_at <= now()
        ORDER BY next_try_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING tenant_id AS "tenantId", id, recipient, letter_sealed AS "letterSealed", tries,
        coalesce(expires_at <= now(), false) AS "isExpired"`.compile(db),
  );
}

type Claim = Pick<ClaimedMail, 'tenantId' | 'id' | 'tries'>;

// Only as long as the claim is ours: a server that came back after its lease changes nothing.
function claimed({ tenantId, id, tries }: Claim) {
  return sql`tenant_id = ${tenantId} AND id = ${id} AND tries = ${tries} AND status = 'queued'`;
}

export async function markSent(tx: SystemTx, claim: Claim): Promise<void> {
  await tx.count(
    sql`UPDATE mails SET status = 'sent', sent_at = now(), letter_sealed = NULL, last_error = NULL WHERE ${claimed(claim)}`.compile(db),
  );
}

export async function markFailed(tx: SystemTx, claim: Claim, error: string): Promise<void> {
  await tx.count(sql`UPDATE mails SET status = 'failed', letter_sealed = NULL, last_error = ${error} WHERE ${claimed(claim)}`.compile(db));
}

export async function putOff(tx: SystemTx, claim: Claim, error: string, waitMs: number): Promise<void> {
  await tx.count(
    sql`UPDATE mails SET last_error = ${error}, next_try_at = now() + make_interval(secs => ${waitMs / 1000}::float8)
        WHERE ${claimed(claim)}`.compile(db),
  );
}

/** Forgets mails that went or failed long ago. */
export async function deleteOldMails(tx: SystemTx): Promise<void> {
  await tx.count(sql`DELETE FROM mails WHERE status <> 'queued' AND created_at < now() - interval '180 days'`.compile(db));
}

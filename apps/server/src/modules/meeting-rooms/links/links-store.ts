import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { SystemTx, TenantTx } from '../../../platform/db/transactions.ts';

/** A link that was found by its token. */
export interface FoundLink {
  tenantId: string;
  meetingId: string;
  instructorId: string;
  expiresAt: string;
  tokenHash: Buffer;
  locale: 'en' | 'he' | 'vi';
  schoolName: string;
}

/** Puts a new link of a meeting in the place of the one before. */
export async function replaceLink(
  tx: TenantTx,
  { meetingId, instructorId, tokenHash, expiresAt }: { meetingId: string; instructorId: string; tokenHash: Buffer; expiresAt: string },
): Promise<void> {
  await tx.count(
    sql`INSERT INTO instructor_links (tenant_id, meeting_id, instructor_id, token_hash, expires_at)
        VALUES (${tx.tenantId}, ${meetingId}, ${instructorId}, ${tokenHash}, ${expiresAt}::timestamptz)
        ON CONFLICT (tenant_id, meeting_id) DO UPDATE SET instructor_id = EXCLUDED.instructor_id, token_hash = EXCLUDED.token_hash,
          expires_at = EXCLUDED.expires_at, created_at = now()`.compile(db),
  );
}

/** Ends the link of a meeting; whether there was one. */
export async function endLink(tx: TenantTx, meetingId: string): Promise<boolean> {
  const ended = await tx.count(
    sql`UPDATE instructor_links SET token_hash = NULL
        WHERE tenant_id = ${tx.tenantId} AND meeting_id = ${meetingId} AND token_hash IS NOT NULL`.compile(db),
  );
  return ended > 0;
}

/** Ends the link of a meeting that is no longer its instructor's to hold: somebody else's, called off, or gone. */
export async function endLinkOfAnother(tx: TenantTx, meetingId: string): Promise<void> {
  await tx.count(
    sql`UPDATE instructor_links l SET token_hash = NULL
        WHERE l.tenant_id = ${tx.tenantId} AND l.meeting_id = ${meetingId} AND l.token_hash IS NOT NULL
          AND NOT EXISTS (SELECT FROM meetings m WHERE m.tenant_id = l.tenant_id AND m.id = l.meeting_id AND m.deleted_at IS NULL
            AND m.instructor_id = l.instructor_id AND m.status IN ('scheduled', 'completed'))`.compile(db),
  );
}

/** The link of a token. The meeting's state is looked at again: a link never outlives what it was made for. */
export async function findLink(tx: SystemTx, tokenHash: Buffer): Promise<FoundLink | null> {
  return tx.first(
    sql<FoundLink>`SELECT l.tenant_id AS "tenantId", l.meeting_id AS "meetingId", l.instructor_id AS "instructorId",
        l.expires_at AS "expiresAt", l.token_hash AS "tokenHash", t.locale, t.name AS "schoolName"
      FROM instructor_links l
      JOIN tenants t ON t.id = l.tenant_id
      JOIN instructors i ON i.tenant_id = l.tenant_id AND i.id = l.instructor_id AND i.deleted_at IS NULL AND i.is_active
      JOIN meetings m ON m.tenant_id = l.tenant_id AND m.id = l.meeting_id AND m.deleted_at IS NULL
        AND m.instructor_id = l.instructor_id AND m.status IN ('scheduled', 'completed')
      WHERE l.token_hash = ${tokenHash}`.compile(db),
  );
}

/** Whether the link is still the meeting's: asked under the lock of its cycle, where nobody else ends it. */
export async function isStillOpen(tx: TenantTx, { meetingId, tokenHash }: Pick<FoundLink, 'meetingId' | 'tokenHash'>): Promise<boolean> {
  const found = await tx.first(
    sql<{ id: string }>`SELECT meeting_id AS id FROM instructor_links
      WHERE tenant_id = ${tx.tenantId} AND meeting_id = ${meetingId} AND token_hash = ${tokenHash}`.compile(db),
  );
  return found !== null;
}

const name = (table: string, column: string) =>
  sql`(SELECT x.name FROM ${sql.table(table)} x WHERE x.tenant_id = m.tenant_id AND x.id = ${sql.ref(`m.${column}`)})`;

/** A lesson by names, as its link shows it. */
export interface NamedMeeting {
  meetingId: string;
  cycle: string;
  course: string;
  branch: string;
  instructor: string;
  date: string;
  startTime: string;
  endTime: string;
  timeZone: string;
  startsAt: string;
  status: 'scheduled' | 'completed' | 'cancelled' | 'postponed';
  topic: string | null;
}

export async function findNamedMeeting(tx: TenantTx, meetingId: string): Promise<NamedMeeting | null> {
  return tx.first(
    sql<NamedMeeting>`SELECT m.id AS "meetingId", ${name('cycles', 'cycle_id')} AS cycle, ${name('courses', 'course_id')} AS course,
        ${name('branches', 'branch_id')} AS branch, ${name('instructors', 'instructor_id')} AS instructor, m.date,
        to_char(m.start_time, 'HH24:MI') AS "startTime", to_char(m.end_time, 'HH24:MI') AS "endTime",
        coalesce((SELECT b.timezone FROM branches b WHERE b.tenant_id = m.tenant_id AND b.id = m.branch_id),
          (SELECT t.timezone FROM tenants t WHERE t.id = m.tenant_id)) AS "timeZone",
        m.starts_at AS "startsAt", m.status, m.topic
      FROM meetings m WHERE m.tenant_id = ${tx.tenantId} AND m.id = ${meetingId} AND m.deleted_at IS NULL`.compile(db),
  );
}

import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { SystemTx, TenantTx } from '../../../platform/db/transactions.ts';
import type { JoinedMeeting } from './matching.ts';
import type { RoomParticipant } from './zoom-message.ts';

/** Keeps that a message was heard; false when it was heard before. */
export async function keepMessage(tx: TenantTx, messageHash: Buffer): Promise<boolean> {
  const kept = await tx.count(
    sql`INSERT INTO room_messages (tenant_id, message_hash) VALUES (${tx.tenantId}, ${messageHash}) ON CONFLICT DO NOTHING`.compile(db),
  );
  return kept > 0;
}

/** Lessons joined by a link, of the day of a moment and those beside it. */
export async function listJoined(tx: TenantTx, at: string): Promise<JoinedMeeting[]> {
  return tx.rows(
    sql<JoinedMeeting>`SELECT m.id, m.starts_at AS "startsAt", m.ends_at AS "endsAt", coalesce(m.join_url, c.join_url) AS "joinUrl"
      FROM meetings m JOIN cycles c ON c.tenant_id = m.tenant_id AND c.id = m.cycle_id
      WHERE m.tenant_id = ${tx.tenantId} AND m.deleted_at IS NULL AND m.status IN ('scheduled', 'completed')
        AND m.date BETWEEN (${at}::timestamptz - interval '1 day')::date AND (${at}::timestamptz + interval '1 day')::date
        AND coalesce(m.join_url, c.join_url) IS NOT NULL`.compile(db),
  );
}

/** The room opened: the first time counts. */
export async function keepStart(tx: TenantTx, meetingId: string, at: string): Promise<void> {
  await tx.count(
    sql`INSERT INTO room_sessions AS s (tenant_id, meeting_id, started_at) VALUES (${tx.tenantId}, ${meetingId}, ${at}::timestamptz)
        ON CONFLICT (tenant_id, meeting_id) DO UPDATE SET started_at = least(s.started_at, EXCLUDED.started_at)`.compile(db),
  );
}

/** The room closed: the last time counts. */
export async function keepEnd(tx: TenantTx, meetingId: string, at: string): Promise<void> {
  await tx.count(
    sql`INSERT INTO room_sessions AS s (tenant_id, meeting_id, ended_at) VALUES (${tx.tenantId}, ${meetingId}, ${at}::timestamptz)
        ON CONFLICT (tenant_id, meeting_id) DO UPDATE SET ended_at = greatest(s.ended_at, EXCLUDED.ended_at)`.compile(db),
  );
}

/** Somebody came or went: from the first time to the last, however often and in whatever order it is told. */
export async function keepParticipant(
  tx: TenantTx,
  meetingId: string,
  { key, name, email }: RoomParticipant,
  plainName: string,
  { joinedAt, leftAt }: { joinedAt: string | null; leftAt: string | null },
): Promise<void> {
  await tx.count(
    sql`INSERT INTO room_participants AS p (tenant_id, meeting_id, participant_key, name, plain_name, email, joined_at, left_at)
        VALUES (${tx.tenantId}, ${meetingId}, ${key}, ${name}, ${plainName}, ${email}, ${joinedAt}::timestamptz, ${leftAt}::timestamptz)
        ON CONFLICT (tenant_id, meeting_id, participant_key) DO UPDATE SET joined_at = least(p.joined_at, EXCLUDED.joined_at),
          left_at = greatest(p.left_at, EXCLUDED.left_at), email = coalesce(EXCLUDED.email, p.email)`.compile(db),
  );
}

/** Forgets messages and people of more than so many days ago. */
export async function forgetRooms(tx: SystemTx, days: number): Promise<void> {
  await tx.count(sql`DELETE FROM room_messages WHERE heard_at < now() - make_interval(days => ${days}::integer)`.compile(db));
  await tx.count(sql`DELETE FROM room_participants WHERE heard_at < now() - make_interval(days => ${days}::integer)`.compile(db));
}

/** Forgets people of these names and addresses. */
export async function deleteParticipants(tx: TenantTx, plainNames: readonly string[], emails: readonly string[]): Promise<void> {
  await tx.count(
    sql`DELETE FROM room_participants WHERE tenant_id = ${tx.tenantId}
          AND (plain_name = ANY (${[...plainNames]}::text[]) OR email = ANY (${[...emails]}::text[]))`.compile(db),
  );
}

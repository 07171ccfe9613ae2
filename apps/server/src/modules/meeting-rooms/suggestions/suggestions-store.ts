import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { InRoom } from './suggest.ts';

export async function findRoomSession(
  tx: TenantTx,
  meetingId: string,
): Promise<{ startedAt: string | null; endedAt: string | null } | null> {
  return tx.first(
    sql<{ startedAt: string | null; endedAt: string | null }>`SELECT started_at AS "startedAt", ended_at AS "endedAt" FROM room_sessions
      WHERE tenant_id = ${tx.tenantId} AND meeting_id = ${meetingId}`.compile(db),
  );
}

export async function listInRoom(tx: TenantTx, meetingId: string): Promise<InRoom[]> {
  return tx.rows(
    sql<InRoom>`SELECT name, email, joined_at AS "joinedAt", left_at AS "leftAt" FROM room_participants
      WHERE tenant_id = ${tx.tenantId} AND meeting_id = ${meetingId}
      ORDER BY joined_at NULLS LAST, participant_key LIMIT 1000`.compile(db),
  );
}

/** The addresses of students and of their families, to recognise them by; they go no further. */
export async function listEmails(tx: TenantTx, studentIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.rows(
    sql<{ id: string; emails: string[] }>`SELECT s.id, array_remove(ARRAY[lower(s.email), lower(c.email)], NULL) AS emails FROM students s
      JOIN customers c ON c.tenant_id = s.tenant_id AND c.id = s.customer_id
      WHERE s.tenant_id = ${tx.tenantId} AND s.id = ANY (${[...studentIds]}::text[])`.compile(db),
  );
  return new Map(rows.map(({ id, emails }) => [id, emails]));
}

import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';

export interface SessionRow {
  id: string;
  ip: string | null;
  userAgent: string | null;
  createdAt: string;
  lastUsedAt: string;
}

/** A person's live sessions, the last used first. */
export async function listOwnSessions(tx: TenantTx, userId: string): Promise<SessionRow[]> {
  return tx.rows(
    sql<SessionRow>`
      SELECT id, ip, user_agent AS "userAgent", created_at AS "createdAt", refreshed_at AS "lastUsedAt" FROM user_sessions
      WHERE tenant_id = ${tx.tenantId} AND user_id = ${userId} AND revoked_at IS NULL AND expires_at > now()
      ORDER BY refreshed_at DESC, id LIMIT 1000`.compile(db),
  );
}

/** Whether it is a live session of this person. */
export async function isOwnSession(tx: TenantTx, userId: string, id: string): Promise<boolean> {
  const found = await tx.first(
    sql<{ id: string }>`
      SELECT id FROM user_sessions WHERE tenant_id = ${tx.tenantId} AND id = ${id} AND user_id = ${userId}
        AND revoked_at IS NULL AND expires_at > now() FOR UPDATE`.compile(db),
  );
  return found !== null;
}

import { sql } from 'kysely';
import { db } from '../../platform/db/query.ts';
import type { SystemTx, TenantTx } from '../../platform/db/transactions.ts';
import type { Role } from './permission-matrix.ts';
import type { TwoFactorPolicy } from './two-factor/policy.ts';

export interface Session {
  id: string;
  userId: string;
  refreshHash: Buffer;
  expiresAt: string;
  revokedAt: string | null;
}

export async function insertSession(
  tx: TenantTx,
  session: { id: string; userId: string; refreshHash: Buffer; ttlDays: number },
): Promise<void> {
  await tx.count(
    db.insertInto('user_sessions').values({
      tenant_id: tx.tenantId,
      id: session.id,
      user_id: session.userId,
      refresh_hash: session.refreshHash,
      ip: tx.caller.ip,
      user_agent: tx.caller.userAgent,
      expires_at: sql`now() + make_interval(days => ${session.ttlDays})`,
    }),
  );
}

/** The session of a person who may sign in, locked: two refreshes with one token must not both succeed. */
export async function lockSession(tx: TenantTx, id: string): Promise<Session | null> {
  return tx.first(
    sql<Session>`
      SELECT id, user_id AS "userId", refresh_hash AS "refreshHash", expires_at AS "expiresAt", revoked_at AS "revokedAt"
      FROM user_sessions s WHERE tenant_id = ${tx.tenantId} AND id = ${id} AND expires_at > now()
        AND EXISTS (SELECT FROM users u WHERE u.tenant_id = s.tenant_id AND u.id = s.user_id AND u.is_active AND u.deleted_at IS NULL)
      FOR UPDATE`.compile(db),
  );
}

export async function renewSession(tx: TenantTx, id: string, refreshHash: Buffer, ttlDays: number): Promise<void> {
  await tx.count(
    db
      .updateTable('user_sessions')
      .set({ refresh_hash: refreshHash, refreshed_at: sql`now()`, expires_at: sql`now() + make_interval(days => ${ttlDays})` })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id),
  );
}

/** Ends a session and tells every process, with the commit. */
export async function revokeSession(tx: TenantTx, id: string, because: 'logout' | 'reuse' | 'ended'): Promise<void> {
  await tx.count(
    db
      .updateTable('user_sessions')
      .set({ revoked_at: sql`now()`, revoked_because: because })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id)
      .where('revoked_at', 'is', null),
  );
  await tx.count(sql`SELECT pg_notify('rollbook_sessions', ${`${tx.tenantId}/${id}`})`.compile(db));
}

/** Ends every session of a person, or all but one, and tells every process, with the commit. Answers how many. */
export async function endSessions(
  tx: TenantTx,
  userId: string,
  because: 'deactivated' | 'password' | 'ended',
  keptId: string | null = null,
): Promise<number> {
  const ended = await tx.rows(
    sql`
      WITH ended AS (
        UPDATE user_sessions SET revoked_at = now(), revoked_because = ${because}
        WHERE tenant_id = ${tx.tenantId} AND user_id = ${userId} AND revoked_at IS NULL AND expires_at > now()
          AND id IS DISTINCT FROM ${keptId}::text
        RETURNING id)
      SELECT pg_notify('rollbook_sessions', ${tx.tenantId}::text || '/' || id) FROM ended`.compile(db),
  );
  return ended.length;
}

/** Every process forgets, with the commit, what it knows of a person's sessions: their role, say, has changed. */
export async function tellSessions(tx: TenantTx, userId: string): Promise<void> {
  await tx.count(
    sql`SELECT pg_notify('rollbook_sessions', tenant_id || '/' || id) FROM user_sessions
        WHERE tenant_id = ${tx.tenantId} AND user_id = ${userId} AND revoked_at IS NULL AND expires_at > now()`.compile(db),
  );
}

export interface LiveSession {
  userId: string;
  role: Role;
  requireTwoFactor: TwoFactorPolicy;
  hasTwoFactor: boolean;
}

/** Who a session belongs to, or null when it has ended or its user may not sign in any more. */
export async function findLiveSession(tx: SystemTx, tenantId: string, id: string): Promise<LiveSession | null> {
  return tx.first(
    sql<LiveSession>`
      SELECT s.user_id AS "userId", u.role, coalesce(t.settings->>'requireTwoFactor', 'none') AS "requireTwoFactor",
        EXISTS (SELECT FROM user_two_factor f
          WHERE f.tenant_id = u.tenant_id AND f.user_id = u.id AND f.confirmed_at IS NOT NULL) AS "hasTwoFactor"
      FROM user_sessions s
        JOIN users u ON u.tenant_id = s.tenant_id AND u.id = s.user_id
        JOIN tenants t ON t.id = s.tenant_id
      WHERE s.tenant_id = ${tenantId} AND s.id = ${id} AND s.revoked_at IS NULL AND s.expires_at > now()
        AND u.is_active AND u.deleted_at IS NULL`.compile(db),
  );
}

export async function deleteExpiredSessions(tx: SystemTx): Promise<void> {
  await tx.count(sql`DELETE FROM user_sessions WHERE expires_at < now() - interval '30 days'`.compile(db));
}

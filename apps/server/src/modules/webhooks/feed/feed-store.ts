import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';

/** A place in the feed: behind this event of this transaction. */
export interface Place {
  xid: string;
  seq: number;
}

export interface FeedRow extends Place {
  id: string;
  type: string;
  subject: string;
  actor: string;
  timestamp: string;
  data: Record<string, unknown>;
  /** The school’s settings let partners know of it. */
  isShared: boolean;
}

/**
 * Events behind a place, in the order of transactions. Only those below the oldest transaction that still runs: nothing
 * can come to lie between them any more, so a late commit is never skipped.
 */
export async function readFeed(tx: TenantTx, after: Place, sortOrder: 'asc' | 'desc', most: number): Promise<FeedRow[]> {
  const [behind, order] = sortOrder === 'asc' ? [sql`>`, sql`e.xid, e.seq`] : [sql`<`, sql`e.xid DESC, e.seq DESC`];
  return tx.rows(
    sql<FeedRow>`SELECT e.xid::text AS xid, e.seq, e.id, e.type, e.subject, e.actor, e.created_at AS timestamp, e.data,
        is_shared((SELECT t.settings FROM tenants t WHERE t.id = ${tx.tenantId}), e.type) AS "isShared"
      FROM events e
      WHERE e.tenant_id = ${tx.tenantId} AND (e.xid, e.seq) ${behind} (${after.xid}::text::xid8, ${after.seq}::bigint)
        AND e.xid < told_at(pg_snapshot_xmin(pg_current_snapshot()))
      ORDER BY ${order} LIMIT ${most}::int`.compile(db),
  );
}

/** The place behind everything there is now. */
export async function latestPlace(tx: TenantTx): Promise<Place> {
  const row = await tx.first(sql<{ xid: string }>`SELECT told_at(pg_snapshot_xmin(pg_current_snapshot()))::text AS xid`.compile(db));
  return { xid: row?.xid ?? '0', seq: 0 };
}

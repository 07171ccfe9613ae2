import { type RawBuilder, sql } from 'kysely';
import { allOf } from '../../../platform/db/keyset.ts';
import { when } from '../../../platform/db/pages.ts';
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
}

type SortOrder = 'asc' | 'desc';

/**
 * Events behind a place. Only those below the oldest transaction that still runs: nothing can come to lie between them any
 * more, so a late commit is never skipped.
 */
function behind(tx: TenantTx, { xid, seq }: Place, sortOrder: SortOrder): RawBuilder<unknown> {
  return sql`e.tenant_id = ${tx.tenantId} AND (e.xid, e.seq) ${sortOrder === 'asc' ? sql`>` : sql`<`} (${xid}::text::xid8, ${seq}::bigint)
    AND e.xid < told_at(pg_snapshot_xmin(pg_current_snapshot()))`;
}

function ordered(sortOrder: SortOrder, alias: string): RawBuilder<unknown> {
  const [xid, seq] = [sql.ref(`${alias}.xid`), sql.ref(`${alias}.seq`)];
  return sortOrder === 'asc' ? sql`${xid}, ${seq}` : sql`${xid} DESC, ${seq} DESC`;
}

/** The last place of the next `most` events, and how many there are; null when there is none. Reads the index alone. */
export async function lookAhead(
  tx: TenantTx,
  after: Place,
  sortOrder: SortOrder,
  most: number,
): Promise<(Place & { looked: number }) | null> {
  const order = ordered(sortOrder, 'e');
  return tx.first(
    sql<Place & { looked: number }>`SELECT s.xid::text AS xid, s.seq, s.looked FROM (
        SELECT e.xid, e.seq, row_number() OVER (ORDER BY ${order}) AS looked FROM events e
        WHERE ${behind(tx, after, sortOrder)} ORDER BY ${order} LIMIT ${most}::int) s
      ORDER BY s.looked DESC LIMIT 1`.compile(db),
  );
}

export interface Sieve {
  after: Place;
  /** Not beyond this; what lies before it is there for good. */
  upTo: Place | null;
  sortOrder: SortOrder;
  /** Null: all. */
  types: readonly string[] | null;
  /** Only what the school’s settings let partners know of. */
  isSharedOnly: boolean;
  most: number;
}

/** The next events that fit, in the order of transactions. Chosen first: the data of the others is not touched. */
export async function readFeed(tx: TenantTx, { after, upTo, sortOrder, types, isSharedOnly, most }: Sieve): Promise<FeedRow[]> {
  const fitting = allOf([
    behind(tx, after, sortOrder),
    ...when(
      upTo ?? undefined,
      ({ xid, seq }) => sql`(e.xid, e.seq) ${sortOrder === 'asc' ? sql`<=` : sql`>=`} (${xid}::text::xid8, ${seq}::bigint)`,
    ),
    ...when(types ?? undefined, (names) => sql`e.type = ANY (${[...names]}::text[])`),
    ...(isSharedOnly ? [sql`is_shared((SELECT t.settings FROM tenants t WHERE t.id = ${tx.tenantId}), e.type)`] : []),
  ]);
  return tx.rows(
    sql<FeedRow>`SELECT f.xid::text AS xid, f.seq, v.id, v.type, v.subject, v.actor, v.created_at AS timestamp, v.data
      FROM (SELECT e.xid, e.seq, e.created_at FROM events e WHERE ${fitting} ORDER BY ${ordered(sortOrder, 'e')} LIMIT ${most}::int) f
      CROSS JOIN LATERAL (SELECT * FROM events e
        WHERE e.tenant_id = ${tx.tenantId} AND e.seq = f.seq AND e.created_at = f.created_at LIMIT 1) v
      ORDER BY ${ordered(sortOrder, 'f')}`.compile(db),
  );
}

/** The place behind everything there is now. */
export async function latestPlace(tx: TenantTx): Promise<Place> {
  const row = await tx.first(sql<{ xid: string }>`SELECT told_at(pg_snapshot_xmin(pg_current_snapshot()))::text AS xid`.compile(db));
  return { xid: row?.xid ?? '0', seq: 0 };
}

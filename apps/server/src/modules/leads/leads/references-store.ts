import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';

/** What a lead points at. */
export interface References {
  ownerId: string | null;
  courseId: string | null;
  branchId: string | null;
}

/** Of the things some leads want to point at, those that are there and stay until the commit. */
export interface HeldReferences {
  owners: ReadonlySet<string>;
  courses: ReadonlySet<string>;
  branches: ReadonlySet<string>;
}

export async function holdReferences(tx: TenantTx, wanted: readonly References[]): Promise<HeldReferences> {
  const ids = (field: keyof References) => [...new Set(wanted.flatMap((one) => one[field] ?? []))].sort();
  return {
    owners: await hold(tx, 'users', ids('ownerId')),
    courses: await hold(tx, 'courses', ids('courseId')),
    branches: await hold(tx, 'branches', ids('branchId')),
  };
}

// Whoever deletes one takes FOR UPDATE first, and waits for this lock.
async function hold(tx: TenantTx, table: 'users' | 'courses' | 'branches', ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const mayWork = table === 'users' ? sql`is_active` : sql`true`;
  const rows = await tx.rows(
    sql<{ id: string }>`SELECT id FROM ${sql.table(table)}
      WHERE tenant_id = ${tx.tenantId} AND id = ANY (${ids}::text[]) AND deleted_at IS NULL AND ${mayWork}
      ORDER BY id FOR KEY SHARE`.compile(db),
  );
  return new Set(rows.map(({ id }) => id));
}

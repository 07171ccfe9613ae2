import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';

/** Sealed; null when the school has none of its own. */
export async function findZoomSecret(tx: TenantTx): Promise<string | null> {
  const found = await tx.first(
    sql<{ secret: string }>`SELECT zoom_secret AS secret FROM meeting_room_settings WHERE tenant_id = ${tx.tenantId}`.compile(db),
  );
  return found?.secret ?? null;
}

export async function setZoomSecret(tx: TenantTx, sealed: string): Promise<void> {
  await tx.count(
    sql`INSERT INTO meeting_room_settings (tenant_id, zoom_secret) VALUES (${tx.tenantId}, ${sealed})
        ON CONFLICT (tenant_id) DO UPDATE SET zoom_secret = EXCLUDED.zoom_secret`.compile(db),
  );
}

export async function deleteZoomSecret(tx: TenantTx): Promise<void> {
  await tx.count(sql`DELETE FROM meeting_room_settings WHERE tenant_id = ${tx.tenantId}`.compile(db));
}

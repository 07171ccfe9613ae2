import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { SystemTx, TenantTx } from '../../../platform/db/transactions.ts';

// A file lies in the database in pieces, by the attempt that wrote them: any server answers it, and a piece of an attempt
// that was given up is never part of another's file.

export async function insertChunk(tx: TenantTx, exportId: string, attempt: number, seq: number, bytes: Uint8Array): Promise<void> {
  await tx.count(
    sql`INSERT INTO export_chunks (tenant_id, export_id, attempt, seq, bytes)
        VALUES (${tx.tenantId}, ${exportId}, ${attempt}, ${seq}, ${bytes})`.compile(db),
  );
}

/** Bytes of a piece, from one of them on; none behind its end. What is stored as it is, is read just there. */
export async function readChunk(
  tx: TenantTx,
  exportId: string,
  { attempt, seq, from, bytes }: { attempt: number; seq: number; from: number; bytes: number },
): Promise<Uint8Array> {
  const chunk = await tx.first(
    sql<{ text: string }>`SELECT encode(substring(bytes FROM ${from + 1}::int FOR ${bytes}::int), 'base64') AS text FROM export_chunks
      WHERE tenant_id = ${tx.tenantId} AND export_id = ${exportId} AND attempt = ${attempt} AND seq = ${seq}`.compile(db),
  );
  // As text either way; this one is shorter than the driver's hexadecimal.
  return Buffer.from(chunk?.text ?? '', 'base64');
}

export interface ExportKey {
  tenantId: string;
  id: string;
}

/** The pieces of attempts before this one. */
export async function deleteChunksBefore(tx: SystemTx, { tenantId, id }: ExportKey, attempt: number): Promise<void> {
  await tx.count(sql`DELETE FROM export_chunks WHERE tenant_id = ${tenantId} AND export_id = ${id} AND attempt < ${attempt}`.compile(db));
}

/** Exports that still have pieces and will never need them. */
export async function listSpent(tx: SystemTx): Promise<ExportKey[]> {
  return tx.rows(
    sql<ExportKey>`SELECT e.tenant_id AS "tenantId", e.id FROM exports e
      WHERE (e.state IN ('failed', 'cancelled') OR e.state = 'completed' AND e.expires_at <= now())
        AND EXISTS (SELECT FROM export_chunks c WHERE c.tenant_id = e.tenant_id AND c.export_id = e.id)`.compile(db),
  );
}

export async function deleteChunks(tx: SystemTx, { tenantId, id }: ExportKey): Promise<void> {
  await tx.count(sql`DELETE FROM export_chunks WHERE tenant_id = ${tenantId} AND export_id = ${id}`.compile(db));
}

/** Forgets what was asked for long ago. */
export async function deleteOldExports(tx: SystemTx): Promise<void> {
  await tx.count(
    sql`DELETE FROM exports e WHERE e.finished_at < now() - interval '30 days'
        AND NOT EXISTS (SELECT FROM export_chunks c WHERE c.tenant_id = e.tenant_id AND c.export_id = e.id)`.compile(db),
  );
}

import { sql } from 'kysely';
import { db } from '../../platform/db/query.ts';
import type { TenantTx } from '../../platform/db/transactions.ts';

export interface RemovedRecord {
  rowNo: number;
  kind: 'customer' | 'student';
  recordId: string;
  isGone: boolean;
}

/** Removes what the import made between these rows, newest first; what was changed since or is pointed at stays. */
export async function removeRecords(tx: TenantTx, importId: string, firstRow: number, lastRow: number): Promise<RemovedRecord[]> {
  return tx.rows(
    sql<RemovedRecord>`SELECT row_no AS "rowNo", kind, record_id AS "recordId", is_gone AS "isGone"
      FROM remove_imported_records(${importId}, ${firstRow}, ${lastRow})`.compile(db),
  );
}

export interface ChangedRecord {
  rowNo: number;
  kind: 'customer' | 'student';
  recordId: string;
  version: number;
  previous: Record<string, unknown>;
}

/** What the import changed between these rows, newest first. */
export async function changedRecords(tx: TenantTx, importId: string, firstRow: number, lastRow: number): Promise<ChangedRecord[]> {
  return tx.rows(
    sql<ChangedRecord>`SELECT row_no AS "rowNo", kind, record_id AS "recordId", record_version AS version, previous FROM import_records
      WHERE tenant_id = ${tx.tenantId} AND import_id = ${importId} AND row_no BETWEEN ${firstRow} AND ${lastRow} AND previous IS NOT NULL
      ORDER BY row_no DESC, seq DESC`.compile(db),
  );
}

/** The last rows before this one, newest first. */
export async function rowsBefore(tx: TenantTx, importId: string, rowNo: number, limit: number): Promise<number[]> {
  const rows = await tx.rows(
    sql<{ rowNo: number }>`SELECT row_no AS "rowNo" FROM import_rows
      WHERE tenant_id = ${tx.tenantId} AND import_id = ${importId} AND row_no < ${rowNo} ORDER BY row_no DESC LIMIT ${limit}`.compile(db),
  );
  return rows.map((row) => row.rowNo);
}

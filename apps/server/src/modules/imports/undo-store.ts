import { sql } from 'kysely';
import { db } from '../../platform/db/query.ts';
import type { TenantTx } from '../../platform/db/transactions.ts';

export interface RemovedRecord {
  rowNo: number;
  kind: 'customer' | 'student' | 'lead';
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
  /** As the import left it, after the last row that changed it. */
  version: number;
  /** What each row of the import changed, as it was before that row: the last row first. */
  previous: Record<string, unknown>[];
  /** What became of the last row about this record, when this row is an earlier one. */
  laterOutcome: string | null;
}

/** What rows in this range changed, newest first, but for records the import made itself: those go as a whole. */
export async function changedRecords(tx: TenantTx, importId: string, firstRow: number, lastRow: number): Promise<ChangedRecord[]> {
  return tx.rows(
    sql<ChangedRecord>`SELECT r.row_no AS "rowNo", r.kind, r.record_id AS "recordId", all_of.version, all_of.previous,
        CASE WHEN all_of.last_row > r.row_no THEN
          (SELECT outcome FROM import_rows l WHERE l.tenant_id = r.tenant_id AND l.import_id = r.import_id AND l.row_no = all_of.last_row)
        END AS "laterOutcome"
      FROM import_records r CROSS JOIN LATERAL (
        SELECT max(x.record_version) AS version, max(x.row_no) AS last_row, bool_or(x.previous IS NULL) AS is_made_here,
          jsonb_agg(x.previous ORDER BY x.row_no DESC, x.seq DESC) AS previous
        FROM import_records x
        WHERE x.tenant_id = r.tenant_id AND x.import_id = r.import_id AND x.kind = r.kind AND x.record_id = r.record_id) all_of
      WHERE r.tenant_id = ${tx.tenantId} AND r.import_id = ${importId} AND r.row_no BETWEEN ${firstRow} AND ${lastRow}
        AND r.previous IS NOT NULL AND NOT all_of.is_made_here
      ORDER BY r.row_no DESC, r.seq DESC`.compile(db),
  );
}

/** The rows that changed a record the import made, and that is gone now, say so too. */
export async function markGone(tx: TenantTx, importId: string, records: readonly RemovedRecord[]): Promise<void> {
  const gone = records.filter(({ isGone }) => isGone).map(({ recordId }) => recordId);
  if (gone.length === 0) return;
  const rows = await tx.rows(
    sql<{ rowNo: number }>`SELECT row_no AS "rowNo" FROM import_records
      WHERE tenant_id = ${tx.tenantId} AND import_id = ${importId} AND kind IN ('customer', 'student', 'lead')
        AND record_id = ANY (${gone}::text[]) AND previous IS NOT NULL`.compile(db),
  );
  if (rows.length === 0) return;
  await tx.count(
    sql`UPDATE import_rows SET outcome = 'removed', record_id = NULL
        WHERE tenant_id = ${tx.tenantId} AND import_id = ${importId} AND row_no = ANY (${rows.map(({ rowNo }) => rowNo)}::integer[])`.compile(
      db,
    ),
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

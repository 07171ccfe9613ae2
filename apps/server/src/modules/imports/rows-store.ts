import { sql } from 'kysely';
import { db } from '../../platform/db/query.ts';
import type { TenantTx } from '../../platform/db/transactions.ts';
import { columnList, unnestRows } from '../../platform/db/unnest.ts';
import type { Listing } from '../../platform/http/lists.ts';
import type { RowOutcome } from './importers/importer.ts';
import type { FileRow } from './reading/table.ts';
import type { ImportRow, ImportRowQuery } from './schemas.ts';

/**
 * For the rest of the transaction every statement is planned for the tables as they are now. A plan kept from when they
 * were empty would read all of them for every batch, and nobody analyses them before a run is half over.
 */
export async function planAnew(tx: TenantTx): Promise<void> {
  await tx.count(sql`SET LOCAL plan_cache_mode = force_custom_plan`.compile(db));
}

const CELLS = { row_no: 'integer', cells: 'json' } as const;

export async function insertRows(tx: TenantTx, importId: string, rows: readonly FileRow[]): Promise<void> {
  const given = rows.map(({ rowNo, cells }) => ({ row_no: rowNo, cells }));
  await tx.count(
    sql`INSERT INTO import_rows (tenant_id, import_id, row_no, cells)
        SELECT ${tx.tenantId}, ${importId}, t.row_no, ARRAY(SELECT json_array_elements_text(t.cells))
        FROM ${unnestRows(given, CELLS)} AS t (${columnList(CELLS)})`.compile(db),
  );
}

/** The rows after this one, in their order. */
export async function rowsAfter(tx: TenantTx, importId: string, rowNo: number, limit: number): Promise<FileRow[]> {
  return tx.rows(
    sql<FileRow>`SELECT row_no AS "rowNo", cells FROM import_rows
      WHERE tenant_id = ${tx.tenantId} AND import_id = ${importId} AND row_no > ${rowNo} ORDER BY row_no LIMIT ${limit}`.compile(db),
  );
}

const OUTCOME = { row_no: 'integer', outcome: 'text', record_id: 'text', reasons: 'json' } as const;

/** What became of a row. */
export interface RowReport extends Pick<RowOutcome, 'rowNo' | 'recordId' | 'reasons'> {
  outcome: NonNullable<ImportRow['outcome']>;
}

export async function updateRows(tx: TenantTx, importId: string, outcomes: readonly RowReport[]): Promise<void> {
  if (outcomes.length === 0) return;
  const rows = outcomes.map(({ rowNo, outcome, recordId, reasons }) => ({ row_no: rowNo, outcome, record_id: recordId, reasons }));
  const numbers = outcomes.map(({ rowNo }) => rowNo);
  // Named as a range too: PostgreSQL has not analysed these rows when a run begins, expects one, and would go through the
  // whole file for every batch.
  await tx.count(
    sql`UPDATE import_rows r SET outcome = t.outcome, record_id = t.record_id, reasons = t.reasons
        FROM ${unnestRows(rows, OUTCOME)} AS t (${columnList(OUTCOME)})
        WHERE r.tenant_id = ${tx.tenantId} AND r.import_id = ${importId} AND r.row_no = t.row_no
          AND r.row_no BETWEEN ${Math.min(...numbers)} AND ${Math.max(...numbers)}`.compile(db),
  );
}

/** Forgets what an earlier check said of the rows. */
export async function clearOutcomes(tx: TenantTx, importId: string): Promise<void> {
  await tx.count(
    sql`UPDATE import_rows SET outcome = NULL, record_id = NULL, reasons = NULL
        WHERE tenant_id = ${tx.tenantId} AND import_id = ${importId} AND outcome IS NOT NULL`.compile(db),
  );
}

const RECORD = { row_no: 'integer', seq: 'integer', kind: 'text', record_id: 'text', record_version: 'integer', previous: 'json' } as const;

/** Keeps what the rows wrote, to be able to take it back. */
export async function insertRecords(tx: TenantTx, importId: string, outcomes: readonly RowOutcome[]): Promise<void> {
  const rows = outcomes.flatMap(({ rowNo, records }) =>
    records.map(({ kind, id, version, previous }, seq) => ({ row_no: rowNo, seq, kind, record_id: id, record_version: version, previous })),
  );
  if (rows.length === 0) return;
  await tx.count(
    sql`INSERT INTO import_records (tenant_id, import_id, ${columnList(RECORD)})
        SELECT ${tx.tenantId}, ${importId}, t.* FROM ${unnestRows(rows, RECORD)} AS t (${columnList(RECORD)})`.compile(db),
  );
}

export async function listRows(tx: TenantTx, importId: string, { limit, cursor, outcome }: ImportRowQuery): Promise<Listing<ImportRow>> {
  const filter = outcome === undefined ? sql`true` : sql`outcome = ${outcome}`;
  const rows = await tx.rows(
    sql<ImportRow>`SELECT row_no::text AS id, cells, outcome, record_id AS "recordId", reasons FROM import_rows
      WHERE tenant_id = ${tx.tenantId} AND import_id = ${importId} AND row_no > ${Number(cursor)}::integer AND ${filter}
      ORDER BY row_no LIMIT ${limit + 1}`.compile(db),
  );
  const hasMore = rows.length > limit;
  const page = rows.slice(0, limit);
  return { rows: page, page: { total: null, limit, offset: null, hasMore, nextCursor: hasMore ? (page.at(-1)?.id ?? null) : null } };
}

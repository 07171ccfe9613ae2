import type { Caller } from '../../platform/caller.ts';
import type { Database } from '../../platform/db/database.ts';
import { inTenant } from '../../platform/db/transactions.ts';
import { plainColumns, type Table } from '../../platform/files/table.ts';
import { getImport } from './imports-store.ts';
import { listRows } from './rows-store.ts';
import type { ImportRowQuery } from './schemas.ts';

const PAGE = 1000;

/** The report of an import as a table: each row of the file, what became of it, and why. Read page by page. */
export async function reportTable(database: Database, caller: Caller, id: string): Promise<Table> {
  const { columns } = await inTenant(database, caller, (tx) => getImport(tx, id), 'read');
  return { columns: plainColumns(['Row', 'Outcome', 'Record', 'Reason', ...columns]), rows: reportRows(database, caller, id) };
}

async function* reportRows(database: Database, caller: Caller, id: string): AsyncGenerator<string[]> {
  for (let cursor = ''; ; ) {
    const query: ImportRowQuery = { limit: PAGE, cursor };
    const { rows, page } = await inTenant(database, caller, (tx) => listRows(tx, id, query), 'read');
    for (const row of rows) {
      const reasons = (row.reasons ?? []).map(({ field, message }) => `${field} ${message}`.trim()).join('; ');
      yield [row.id, row.outcome ?? '', row.recordId ?? '', reasons, ...row.cells];
    }
    if (!page.nextCursor) return;
    cursor = page.nextCursor;
  }
}

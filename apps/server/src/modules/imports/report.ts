import type { Caller } from '../../platform/caller.ts';
import type { Database } from '../../platform/db/database.ts';
import { inTenant } from '../../platform/db/transactions.ts';
import { getImport } from './imports-store.ts';
import { listRows } from './rows-store.ts';
import type { ImportRowQuery } from './schemas.ts';

const PAGE = 1000;

/** The report of an import as a table: each row of the file, what became of it, and why. Read page by page. */
export async function* reportRows(database: Database, caller: Caller, id: string): AsyncGenerator<string[]> {
  const { columns } = await inTenant(database, caller, (tx) => getImport(tx, id), 'read');
  yield ['Row', 'Outcome', 'Record', 'Reason', ...columns];
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

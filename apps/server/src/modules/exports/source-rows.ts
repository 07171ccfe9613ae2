import type { TenantTx } from '../../platform/db/transactions.ts';
import { type Column, cellOf, chosenColumns, columnsOf } from '../../platform/files/columns.ts';
import type { Cell } from '../../platform/files/table.ts';
import type { Listing } from '../../platform/http/lists.ts';
import { fieldsOf } from '../access/index.ts';
import type { Source } from './exportable.ts';

/** The wanted columns of a source at a school; 400 for one it doesn't have. */
export async function columnsFor(
  tx: TenantTx,
  { row, labelled }: Source,
  asked: readonly string[] | null | undefined,
): Promise<readonly Column[]> {
  const fields = labelled ? await fieldsOf(tx, labelled) : [];
  const added = fields.map(({ key, type }) => ({ key, kind: type === 'date' ? ('date' as const) : ('plain' as const) }));
  return chosenColumns(columnsOf(row, added), asked);
}

/** Every row, page after page, as fast as they are taken: `read` answers the page at a cursor, the first at an empty one. */
export async function* rowsOf(columns: readonly Column[], read: (cursor: string) => Promise<Listing<object>>): AsyncGenerator<Cell[]> {
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { rows, page }: Listing<object> = await read(cursor);
    for (const row of rows) yield columns.map((column) => cellOf(row, column));
    cursor = page.nextCursor;
  }
}

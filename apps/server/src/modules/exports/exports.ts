import type { FastifyReply } from 'fastify';
import type { Caller } from '../../platform/caller.ts';
import type { Database } from '../../platform/db/database.ts';
import { inTenant } from '../../platform/db/transactions.ts';
import { type Cell, sendCsv, sendXlsx } from '../../platform/http/stream.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../../platform/ledger/ledger.ts';
import { fieldsOf } from '../access/index.ts';
import { cellOf, chosenColumns, columnsOf } from './columns.ts';
import type { Exportable, ExportChoices } from './exportable.ts';

/** Writes a list to a file as it is read; who took what is in the audit log, also when they stopped half-way. */
export async function sendExport(
  database: Database,
  caller: Caller,
  exported: Exportable,
  query: ExportChoices & Record<string, unknown>,
  reply: FastifyReply,
): Promise<void> {
  const { format } = query;
  const rows = exportedRows(database, caller, exported, query);
  const name = `${exported.resource}-${new Date().toISOString().slice(0, 10)}.${format}`;
  await (format === 'xlsx' ? sendXlsx(reply, name, rows) : sendCsv(reply, name, rows));
}

async function* exportedRows(
  database: Database,
  caller: Caller,
  exported: Exportable,
  { format, columns: asked, ...filters }: ExportChoices & Record<string, unknown>,
): AsyncGenerator<Cell[]> {
  const { labelled, row } = exported;
  const read = (cursor: string) => inTenant(database, caller, (tx) => exported.page(tx, filters, cursor), 'read');
  const fields = labelled ? await inTenant(database, caller, (tx) => fieldsOf(tx, labelled), 'read') : [];
  const all = columnsOf(
    row,
    fields.map(({ key }) => key),
  );
  const columns = chosenColumns(all, asked);
  // Read before the first row goes out: a filter that is refused is still an ordinary answer.
  let listing = await read('');
  let taken = 0;
  let isComplete = false;
  try {
    yield columns.map((column) => column.join('.'));
    for (;;) {
      for (const one of listing.rows) {
        taken++;
        yield columns.map((column) => cellOf(one, column));
      }
      if (!listing.page.nextCursor) break;
      listing = await read(listing.page.nextCursor);
    }
    isComplete = true;
  } finally {
    // Before the end of the file: without this row, the reader's file is cut off.
    await inTenant(database, caller, (tx) =>
      record(tx, {
        action: 'export.made',
        entity: 'export',
        entityId: newId('exp'),
        new: { resource: exported.resource, format, filters, ...(asked ? { columns: asked } : {}), rows: taken, isComplete },
      }),
    );
  }
}

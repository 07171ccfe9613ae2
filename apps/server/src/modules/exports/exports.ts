import type { FastifyReply } from 'fastify';
import type { Caller } from '../../platform/caller.ts';
import type { Database } from '../../platform/db/database.ts';
import { inTenant } from '../../platform/db/transactions.ts';
import type { Cell } from '../../platform/files/table.ts';
import { lookOf } from '../../platform/files/table-file.ts';
import { sendTable } from '../../platform/http/stream.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../../platform/ledger/ledger.ts';
import { schoolOf } from '../access/index.ts';
import type { Exportable, ExportChoices, Filters } from './exportable.ts';
import { columnsFor, rowsOf } from './source-rows.ts';

const ROWS_A_PAGE = 500;

/** Writes a list to a file as it is read; who took what is in the audit log, also when they stopped half-way. */
export async function sendExport(
  database: Database,
  caller: Caller,
  exported: Exportable,
  { format, columns: asked, locale, bom, ...filters }: ExportChoices & Filters,
  reply: FastifyReply,
): Promise<void> {
  const { resource } = exported;
  const [columns, school] = await inTenant(
    database,
    caller,
    async (tx) => [await columnsFor(tx, exported, asked), await schoolOf(tx)] as const,
    'read',
  );
  const read = (cursor: string) => inTenant(database, caller, (tx) => exported.page(tx, filters, cursor, ROWS_A_PAGE), 'read');
  const taken = { resource, format, filters, ...(asked ? { columns: asked } : {}) };
  const rows = audited(database, caller, taken, rowsOf(columns, read));
  const name = `${resource}-${new Date().toISOString().slice(0, 10)}.${format}`;
  await sendTable(reply, name, { columns, rows }, lookOf({ format, locale, bom }, resource, school));
}

async function* audited(database: Database, caller: Caller, taken: object, rows: AsyncGenerator<Cell[]>): AsyncGenerator<Cell[]> {
  // Read before the first row goes out: a filter that is refused is still an ordinary answer, and no export.
  let next = await rows.next();
  let count = 0;
  try {
    for (; !next.done; next = await rows.next()) {
      count++;
      yield next.value;
    }
  } finally {
    // Before the end of the file: without this row, the reader's file is cut off.
    const change = { action: 'export.made', entity: 'export', entityId: newId('exp') };
    await inTenant(database, caller, (tx) => record(tx, { ...change, new: { ...taken, rows: count, isComplete: next.done === true } }));
  }
}

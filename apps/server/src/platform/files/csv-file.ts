import { stringify } from 'csv-stringify/sync';
import { harmless } from './formulas.ts';
import { type Cell, inPieces, type Table } from './table.ts';

const ROWS_AT_ONCE = 100;

/** A table as CSV (RFC 4180, UTF-8): no cell a formula, values as the API has them. The mark tells Excel that it is UTF-8. */
export function csvFile(table: Table, { hasBom }: { hasBom: boolean }): AsyncGenerator<Buffer> {
  return inPieces(texts(table, hasBom));
}

async function* texts({ columns, rows }: Table, hasBom: boolean): AsyncGenerator<string> {
  yield `${hasBom ? '\ufeff' : ''}${lines([columns.map(({ name }) => name)])}`;
  let held: (readonly Cell[])[] = [];
  for await (const row of rows) {
    if (held.push(row) < ROWS_AT_ONCE) continue;
    yield lines(held);
    held = [];
  }
  yield lines(held);
}

function lines(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => row.map(harmless)),
    { record_delimiter: 'windows' },
  );
}

/** A value of a table. */
export type Cell = string | number | boolean | null;

/**
 * What a column's values are. `date` is YYYY-MM-DD, `instant` is ISO 8601 in UTC, `money` an integer in the minor unit of
 * the school's currency; anything else is as it looks.
 */
export type CellKind = 'plain' | 'date' | 'instant' | 'money';

export interface TableColumn {
  name: string;
  kind: CellKind;
}

/** A table on its way into a file: a header, and rows that are read as the file is written. */
export interface Table {
  columns: readonly TableColumn[];
  rows: AsyncIterable<readonly Cell[]>;
}

/** Columns of which nothing is known but their names. */
export function plainColumns(names: readonly string[]): TableColumn[] {
  return names.map((name) => ({ name, kind: 'plain' }));
}

const PIECE_CHARACTERS = 64 * 1024;

/** Texts put together to pieces of some size: each of them costs a turn of the event loop. */
export async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let held = '';
  for await (const text of texts) {
    held += text;
    if (held.length < PIECE_CHARACTERS) continue;
    yield Buffer.from(held);
    held = '';
  }
  if (held) yield Buffer.from(held);
}

import { invalid } from '../../../platform/errors.ts';
import { csvRows } from './csv.ts';
import { MAX_CELL, MAX_COLUMNS, MAX_ROWS } from './limits.ts';
import { xlsxRows } from './xlsx.ts';

/** One row of a file. `rowNo` counts the rows below the header, from 1; empty rows count and are left out. */
export interface FileRow {
  rowNo: number;
  cells: string[];
}

export interface Table {
  /** Names of the columns, each once, however the header spells them. */
  columns: string[];
  rows: AsyncGenerator<FileRow>;
}

/**
 * A CSV or XLSX file as a table: the first row that holds anything is its header. 400, naming `source`, when it
 * is neither.
 */
export async function readTable(bytes: Uint8Array, locale: string, source = 'file'): Promise<Table> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const lines = isZip ? xlsxRows(bytes, source) : csvRows(bytes, locale, source);
  for (;;) {
    const { value: header, done } = await lines.next();
    if (done || !header) throw invalid(source, 'is empty; its first row must name the columns');
    if (header.every((cell) => cell.trim() === '')) continue;
    const columns = columnNames(header.map(cleaned), source);
    return { columns, rows: below(lines, columns.length, source) };
  }
}

async function* below(lines: AsyncGenerator<string[]>, width: number, source: string): AsyncGenerator<FileRow> {
  let rowNo = 0;
  for await (const line of lines) {
    rowNo += 1;
    if (rowNo > MAX_ROWS) throw invalid(source, `has more than ${MAX_ROWS} rows; split it`);
    if (line.slice(MAX_COLUMNS).some((cell) => cell !== '')) throw invalid(source, `has more than ${MAX_COLUMNS} columns in row ${rowNo}`);
    const cells = line.slice(0, width).map(cleaned);
    const long = cells.findIndex((cell) => cell.length > MAX_CELL);
    if (long >= 0) throw invalid(source, `has more than ${MAX_CELL} characters in row ${rowNo}, column ${long + 1}`);
    if (cells.every((cell) => cell === '')) continue;
    yield { rowNo, cells: [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')] };
  }
}

/** Columns need names of their own: an empty one is numbered, a second of the same name too. */
export function columnNames(header: readonly string[], source = 'file'): string[] {
  const last = header.findLastIndex((cell) => cell !== '');
  if (last >= MAX_COLUMNS) throw invalid(source, `has more than ${MAX_COLUMNS} columns`);
  const names: string[] = [];
  for (const [index, cell] of header.slice(0, last + 1).entries()) {
    const name = cell.slice(0, 200) || `Column ${index + 1}`;
    let unique = name;
    for (let copy = 2; names.includes(unique); copy++) unique = `${name} (${copy})`;
    names.push(unique);
  }
  return names;
}

// PostgreSQL keeps neither NUL nor half a surrogate pair, and marks that nobody sees only break comparisons.
function cleaned(cell: string): string {
  return cell
    .replaceAll('\0', '')
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u200e\u200f\u202a-\u202e\ufeff]/g, '')
    .trim();
}

import { invalid } from '../../platform/errors.ts';
import { fold } from '../people/index.ts';
import { type CellRules, readCell } from './cells.ts';
import type { ImportField } from './importers/importer.ts';

/** Which field each column goes to; null: it is left out. */
export type Mapping = Record<string, string | null>;

/** A row as the importer takes it: what its cells say of each field, by the field's key. Empty cells say nothing. */
export type Given = Record<string, unknown>;

/** The mapping a person would most likely choose, by the names of the columns. No field is taken twice. */
export function suggestMapping(columns: readonly string[], fields: readonly ImportField[]): Mapping {
  const taken = new Set<string>();
  const mapping: Mapping = {};
  for (const column of columns) {
    const name = plain(column);
    const field = fields.find(
      ({ key, label, aliases }) => !taken.has(key) && [key, label, ...aliases].some((known) => plain(known) === name),
    );
    if (field) taken.add(field.key);
    mapping[column] = field?.key ?? null;
  }
  return mapping;
}

function plain(name: string): string {
  return fold(name).replace(/[\s_.\-:*"'״׳()]+/g, '');
}

/** 400 when a mapping names a column or field that isn't there, or one field twice. Columns it leaves out go nowhere. */
export function checkMapping(mapping: Mapping, columns: readonly string[], fields: readonly ImportField[]): void {
  const taken = new Map<string, string>();
  for (const [column, key] of Object.entries(mapping)) {
    const where = `mapping.${column}`;
    if (!columns.includes(column)) throw invalid(where, 'is not a column of this file');
    if (key === null) continue;
    if (!fields.some((field) => field.key === key)) throw invalid(where, `${key} is not a field that can be imported`);
    const twin = taken.get(key);
    if (twin !== undefined) throw invalid(where, `${key} is already taken by the column ${twin}`);
    taken.set(key, column);
  }
}

/** 400 when a field that every record needs has no column; `where` is what the mapping came from. */
export function requireMapped(mapping: Mapping, fields: readonly ImportField[], where = 'mapping'): void {
  const mapped = new Set(Object.values(mapping));
  const missing = fields.find(({ key, isRequired }) => isRequired && !mapped.has(key));
  if (missing) throw invalid(where, `needs a column for ${missing.key}`);
}

/** Reads the cells of one row; 400 names the first field whose cell stands for nothing. */
export function readRow(
  cells: readonly string[],
  columns: readonly string[],
  mapping: Mapping,
  fields: readonly ImportField[],
  rules: CellRules,
): Given {
  const given: Given = {};
  for (const [index, column] of columns.entries()) {
    const text = cells[index] ?? '';
    const field = fields.find(({ key }) => key === mapping[column]);
    if (!field || text === '') continue;
    const value = readCell(field.kind, text, field.key, rules);
    const [, custom] = /^customFields\.(.*)$/.exec(field.key) ?? [];
    if (custom === undefined) given[field.key] = value;
    else given.customFields = { ...(given.customFields as Given | undefined), [custom]: value };
  }
  return given;
}

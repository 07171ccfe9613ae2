import { z } from 'zod';
import { invalid } from '../errors.ts';
import { isAmount } from './amounts.ts';
import type { Cell, CellKind, TableColumn } from './table.ts';

/** A column of records: its name is the way to a value of the record, as the API names it. */
export interface Column extends TableColumn {
  way: readonly string[];
}

/** A field that a school added itself. */
export interface AddedField {
  key: string;
  kind: CellKind;
}

/**
 * Every column a kind of record has: its fields in the order of the schema, those of an object inside as
 * `customer.name`, and one for each custom field of the school.
 */
export function columnsOf(row: z.ZodObject, added: readonly AddedField[] = []): Column[] {
  return Object.entries(row.shape).flatMap(([field, schema]): Column[] => {
    if (field === 'customFields') return added.map(({ key, kind }) => column([field, key], kind));
    const inner = unwrapped(schema);
    if (!(inner instanceof z.ZodObject)) return [column([field], kindOf(field, schema))];
    return Object.entries(inner.shape).map(([name, part]) => column([field, name], kindOf(name, part)));
  });
}

function column(way: readonly string[], kind: CellKind): Column {
  return { name: way.join('.'), kind, way };
}

// Instants are named …At and days …On, …Date or date, throughout the API; a value that is neither after all stays text.
function kindOf(name: string, schema: unknown): CellKind {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodNumber && (isAmount(inner) || (schema instanceof z.ZodType && isAmount(schema)))) return 'money';
  if (!(inner instanceof z.ZodString)) return 'plain';
  if (/[a-z]At$/.test(name)) return 'instant';
  return /(?:[a-z](?:On|Date)|^date)$/.test(name) ? 'date' : 'plain';
}

function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodNullable || schema instanceof z.ZodOptional ? unwrapped(schema.unwrap()) : schema;
}

/** Those asked for, in the order they were named; all when none was. */
export function chosenColumns(all: readonly Column[], asked: readonly string[] | null | undefined): readonly Column[] {
  if (!asked) return all;
  const named = new Map(all.map((one) => [one.name, one]));
  return asked.map((name) => {
    const found = named.get(name);
    if (!found) throw invalid('columns', `has ${name}, which is none of ${[...named.keys()].join(', ')}`);
    return found;
  });
}

/** The value of a column as a cell: lists joined by commas, anything deeper as JSON. */
export function cellOf(record: unknown, { way }: Pick<Column, 'way'>): Cell {
  const value = way.reduce<unknown>((part, name) => (isObject(part) && Object.hasOwn(part, name) ? part[name] : null), record);
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  const isPlainList = Array.isArray(value) && value.every((one) => typeof one === 'string');
  return isPlainList ? value.join(', ') : JSON.stringify(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

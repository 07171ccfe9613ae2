import { z } from 'zod';
import { invalid } from '../../platform/errors.ts';
import type { Cell } from '../../platform/http/stream.ts';

/** A column of a table: its name is the way to a value of the record, as the API names it. */
export type Column = readonly string[];

/**
 * Every column a kind of record has: its fields in the order of the schema, those of an object inside as
 * `customer.name`, and one for each custom field of the school.
 */
export function columnsOf(row: z.ZodObject, customKeys: readonly string[]): Column[] {
  return Object.entries(row.shape).flatMap(([field, schema]): Column[] => {
    if (field === 'customFields') return customKeys.map((key) => [field, key]);
    const inner = unwrapped(schema);
    return inner instanceof z.ZodObject ? Object.keys(inner.shape).map((name) => [field, name]) : [[field]];
  });
}

function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodNullable || schema instanceof z.ZodOptional ? unwrapped(schema.unwrap()) : schema;
}

/** Those asked for, in the order they were named; all when none was. */
export function chosenColumns(all: readonly Column[], asked: readonly string[] | undefined): readonly Column[] {
  if (asked === undefined) return all;
  const named = new Map(all.map((column) => [column.join('.'), column]));
  return asked.map((name) => {
    const column = named.get(name);
    if (!column) throw invalid('columns', `has ${name}, which is none of ${[...named.keys()].join(', ')}`);
    return column;
  });
}

/** The value of a column as a cell: lists joined by commas, anything deeper as JSON. */
export function cellOf(record: unknown, column: Column): Cell {
  const value = column.reduce<unknown>((part, name) => (isObject(part) && Object.hasOwn(part, name) ? part[name] : null), record);
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  const isPlainList = Array.isArray(value) && value.every((one) => typeof one === 'string');
  return isPlainList ? value.join(', ') : JSON.stringify(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

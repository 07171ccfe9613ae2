import { z } from 'zod';
import { inTenant, type TenantTx } from '../../../platform/db/transactions.ts';
import { conflict } from '../../../platform/errors.ts';
import { type Column, cellOf, columnsOf } from '../../../platform/files/columns.ts';
import type { Cell } from '../../../platform/files/table.ts';
import { type FileFormat, type FileLocale, lookChoices, lookOf } from '../../../platform/files/table-file.ts';
import type { Gate } from '../../../platform/http/gate.ts';
import { one, openRoute, type Route } from '../../../platform/http/route.ts';
import { sendTable } from '../../../platform/http/stream.ts';
import { newId } from '../../../platform/ids.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import type { System } from '../../../system.ts';
import { Id, schoolOf } from '../../access/index.ts';
import { LocalDate } from '../../catalog/index.ts';

/** What every report may be asked. Dates are the school's local ones, both days included. */
export const period = {
  from: LocalDate.optional().describe('First day; left out: from the beginning.'),
  to: LocalDate.optional().describe('Last day; left out: without an end.'),
};
export const where = { branchId: Id.optional(), courseId: Id.optional(), cycleId: Id.optional(), instructorId: Id.optional() };
const Format = z.enum(['json', 'csv', 'xlsx']).default('json').describe('`csv` and `xlsx` answer a file of the rows.');

/** What a row is about: `key` is a month, an id or a word; null where there is none. */
export const about = {
  key: z.string().nullable(),
  name: z.string().nullable().describe('Of the record the key is the id of.'),
};

interface Declared<Query, Row extends object, Totals extends object> {
  /** As the path names it. */
  name: string;
  operationId: string;
  summary: string;
  description?: string;
  gate: Gate;
  query: z.ZodObject & z.ZodType<Query>;
  row: z.ZodObject & z.ZodType<Row>;
  totals: z.ZodObject & z.ZodType<Totals>;
  example: { query: Record<string, string>; row: Row; totals: Totals };
  rows(tx: TenantTx, query: Query): Promise<Row[]>;
  sum(rows: readonly Row[]): Totals;
}

/** A report that is a table: rows, and totals that are the sums of them. */
export interface Report extends Omit<Declared<unknown, object, object>, 'query' | 'row' | 'rows'> {
  query: z.ZodObject;
  row: z.ZodObject;
  /** All of them: one statement, so all of one moment. */
  rows(tx: TenantTx, filters: Record<string, unknown>): Promise<object[]>;
}

interface Asked {
  format: 'json' | FileFormat;
  locale?: FileLocale | undefined;
  bom: boolean;
}

/** More rows than anybody reads; each would be held in memory. */
export const MOST_ROWS = 10_000;

/** Declares a report with the types of its query and rows checked, then forgets them so that all fit one list. */
export function tableReport<Query, Row extends object, Totals extends object>(declared: Declared<Query, Row, Totals>): Report {
  return {
    ...declared,
    // Only what `rows` answers is ever summed.
    sum: (rows) => declared.sum(rows as Row[]),
    rows: async (tx, filters) => {
      // Filters are what the report's own schema made.
      const rows = await declared.rows(tx, filters as Query);
      if (rows.length > MOST_ROWS) throw conflict(`This report has more than ${MOST_ROWS} rows. Choose fewer days, or another grouping.`);
      return rows;
    },
  };
}

/** `GET /api/v1/reports/<name>`: rows and totals, or a file of the rows. */
export function reportRoute({ database }: System, report: Report): Route {
  const { name, operationId, summary, description, gate, row, totals, example } = report;
  return openRoute({
    ...{ method: 'GET', path: `/api/v1/reports/${name}`, operationId, summary, tag: 'Reports', gate },
    ...(description ? { description } : {}),
    // The report's own filters, whatever they are, and what is asked of the file.
    query: report.query.extend({ format: Format, ...lookChoices }) as unknown as z.ZodType<Record<string, unknown> & Asked>,
    reply: one(z.object({ rows: z.array(row), totals }), { rows: [{ ...example.row }], totals: { ...example.totals } }),
    example: { query: example.query },
    errors: ['CONFLICT'],
    answer: async ({ query: { format, locale, bom, ...asked }, caller, reply }) => {
      const rows = await inTenant(database, caller, (tx) => report.rows(tx, asked), 'list');
      if (format === 'json') return { rows: rows.map((one) => ({ ...one })), totals: { ...report.sum(rows) } };
      const taken = { resource: `reports/${name}`, format, filters: asked, rows: rows.length, isComplete: true };
      const school = await inTenant(database, caller, async (tx) => {
        await record(tx, { action: 'export.made', entity: 'export', entityId: newId('exp'), new: taken });
        return schoolOf(tx);
      });
      const columns = columnsOf(row);
      const table = { columns, rows: cells(columns, rows) };
      await sendTable(reply, `${name}.${format}`, table, lookOf({ format, locale, bom }, name, school));
      // The file is written; there is nothing left to answer.
      return undefined as never;
    },
  });
}

async function* cells(columns: readonly Column[], rows: readonly object[]): AsyncGenerator<Cell[]> {
  for (const row of rows) yield columns.map((column) => cellOf(row, column));
}

/** Sums the given columns of rows. */
export function sumOf<Row extends object, Column extends keyof Row>(
  rows: readonly Row[],
  columns: readonly Column[],
): Record<Column, number> {
  const sums = columns.map((column) => [column, rows.reduce((sum, row) => sum + Number(row[column]), 0)]);
  // Built from those very columns.
  return Object.fromEntries(sums) as Record<Column, number>;
}

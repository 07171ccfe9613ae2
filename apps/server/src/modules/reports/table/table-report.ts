import { z } from 'zod';
import { inTenant, type TenantTx } from '../../../platform/db/transactions.ts';
import { conflict } from '../../../platform/errors.ts';
import type { Gate } from '../../../platform/http/gate.ts';
import { one, openRoute, type Route } from '../../../platform/http/route.ts';
import { type Cell, sendCsv, sendXlsx } from '../../../platform/http/stream.ts';
import { newId } from '../../../platform/ids.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import type { System } from '../../../system.ts';
import { Id } from '../../access/index.ts';
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

/** A report that is a table: rows, and totals that are the sums of them. */
interface TableReport<Query, Row extends object, Totals extends object> {
  path: string;
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

/** More rows than anybody reads; each would be held in memory. */
export const MOST_ROWS = 10_000;

export function reportRoute<Query, Row extends object, Totals extends object>(
  { database }: System,
  report: TableReport<Query, Row, Totals>,
): Route {
  const { path, operationId, summary, description, gate, row, totals, example } = report;
  // An object of those two, as both schemas say; z.object forgets that they say it of Row and Totals.
  const shape = z.object({ rows: z.array(row), totals }) as unknown as z.ZodType<{ rows: Row[]; totals: Totals }>;
  return openRoute({
    ...{ method: 'GET', path, operationId, summary, tag: 'Reports', gate },
    ...(description ? { description } : {}),
    query: report.query.extend({ format: Format }),
    reply: one(shape, { rows: [example.row], totals: example.totals }),
    example: { query: example.query },
    errors: ['CONFLICT'],
    answer: async ({ query: { format, ...asked }, caller, reply }) => {
      // What is left of the query is what the report's own schema makes.
      const rows = await inTenant(database, caller, (tx) => report.rows(tx, asked as unknown as Query), 'list');
      if (rows.length > MOST_ROWS) throw conflict(`This report has more than ${MOST_ROWS} rows. Choose fewer days, or another grouping.`);
      if (format === 'json') return { rows, totals: report.sum(rows) };
      const resource = path.split('/').at(-1) ?? 'report';
      const taken = { resource: `reports/${resource}`, format, filters: asked, rows: rows.length, isComplete: true };
      await inTenant(database, caller, (tx) => record(tx, { action: 'export.made', entity: 'export', entityId: newId('exp'), new: taken }));
      const name = `${resource}.${format}`;
      await (format === 'csv' ? sendCsv(reply, name, cells(row, rows)) : sendXlsx(reply, name, cells(row, rows)));
      // The file is written; there is nothing left to answer.
      return undefined as never;
    },
  });
}

async function* cells(schema: z.ZodObject, rows: readonly object[]): AsyncGenerator<Cell[]> {
  const columns = Object.keys(schema.shape);
  yield columns;
  for (const row of rows) {
    const values = new Map(Object.entries(row));
    yield columns.map((column) => cell(values.get(column)));
  }
}

function cell(value: unknown): Cell {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
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

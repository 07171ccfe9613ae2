import { sql } from 'kysely';
import { z } from 'zod';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { Route } from '../../../platform/http/route.ts';
import type { System } from '../../../system.ts';
import { type Access, Id, reach, schoolOf } from '../../access/index.ts';
import { about, MOST_ROWS, period, reportRoute, sumOf } from '../table/table-report.ts';

const count = z.number().int();
const counts = { leads: count, new: count, contacted: count, in_progress: count, converted: count, closed: count };
const conversionBp = count.nullable().describe('converted ÷ leads, in basis points.');
const Row = z.object({ ...about, date: z.string().nullable().describe('groupBy=lead: the day it came in.'), ...counts, conversionBp });
type Row = z.output<typeof Row>;
const WORDS = ['source', 'channel', 'owner', 'branch', 'course'] as const;
const Query = z.strictObject({
  ...period,
  branchId: Id.optional(),
  courseId: Id.optional(),
  ownerId: Id.optional(),
  source: z.string().max(200).optional(),
  channel: z.string().max(200).optional(),
  status: z.enum(['new', 'contacted', 'in_progress', 'converted', 'closed']).optional(),
  without: z.enum(WORDS).optional().describe('Those of which this is unknown.'),
  groupBy: z
    .enum(['month', ...WORDS, 'lead'])
    .default('source')
    .describe('`lead`: a row for each.'),
});
type Query = z.output<typeof Query>;

const NAMED: Partial<Record<Query['groupBy'], string>> = { owner: 'users', branch: 'branches', course: 'courses', lead: 'leads' };

/** The column of a lead that says its source, channel, owner, branch or course. */
const columnOf = (word: (typeof WORDS)[number]) => sql.ref(NAMED[word] ? `f.${word}_id` : `f.${word}`);

async function listLeads(tx: TenantTx, { groupBy, from, to, ...asked }: Query): Promise<Row[]> {
  const { timezone } = await schoolOf(tx);
  const day = sql`(f.created_at AT TIME ZONE ${timezone})::date`;
  const table = NAMED[groupBy];
  const key = groupBy === 'month' ? sql`to_char(${day}, 'YYYY-MM')` : groupBy === 'lead' ? sql`f.id` : columnOf(groupBy);
  const name = table
    ? sql`(SELECT x.name FROM ${sql.table(table)} x WHERE x.tenant_id = ${tx.tenantId} AND x.id = g.key)`
    : sql`NULL::text`;
  const status = (word: string) => sql`count(*) FILTER (WHERE f.status = ${sql.lit(word)}) AS ${sql.ref(word)}`;
  const rows = await tx.rows(
    sql<Omit<Row, 'conversionBp'>>`
      WITH g AS (
        SELECT ${key} AS key, ${groupBy === 'lead' ? sql`min(${day})` : sql`NULL::date`} AS date, count(*) AS leads, ${status('new')}, ${status('contacted')}, ${status('in_progress')}, ${status('converted')}, ${status('closed')}
        FROM leads f WHERE f.tenant_id = ${tx.tenantId} AND f.deleted_at IS NULL AND ${reach(tx.caller, 'leads') === 'all' ? sql`true` : sql`false`}
          AND (${from ?? null}::date IS NULL OR f.created_at >= ${from ?? null}::date::timestamp AT TIME ZONE ${timezone})
          AND (${to ?? null}::date IS NULL OR f.created_at < (${to ?? null}::date + 1)::timestamp AT TIME ZONE ${timezone})
          AND ${narrowed(asked)}
        GROUP BY 1 ORDER BY 1 LIMIT ${MOST_ROWS + 1})
      SELECT g.*, ${name} AS name FROM g ORDER BY g.leads DESC, g.date DESC, g.key`.compile(db),
  );
  return rows.map((row) => ({ ...row, conversionBp: conversionOf(row) }));
}

function narrowed({ branchId, courseId, ownerId, source, channel, status, without }: Omit<Query, 'groupBy' | 'from' | 'to'>) {
  const equals = Object.entries({ branch_id: branchId, course_id: courseId, owner_id: ownerId, source, channel, status });
  const conditions = equals.flatMap(([column, value]) => (value === undefined ? [] : [sql`${sql.ref(`f.${column}`)} = ${value}`]));
  return sql.join([sql`true`, ...conditions, ...(without ? [sql`${columnOf(without)} IS NULL`] : [])], sql` AND `);
}

function conversionOf({ leads, converted }: Record<'leads' | 'converted', number>): number | null {
  return leads === 0 ? null : Math.floor((20_000 * converted + leads) / (2 * leads));
}

const totals = { leads: 40, new: 10, contacted: 8, in_progress: 6, converted: 12, closed: 4 };

export function leadsReportRoute(system: System, { staff }: Access): Route {
  return reportRoute(system, {
    path: '/api/v1/reports/leads',
    operationId: 'getLeadsReport',
    summary: 'What became of leads, by where they came from',
    description: '`from` and `to` are of the day a lead came in; `key` null: unknown.',
    gate: staff.may('reports', 'RUN', ['leads', 'VIEW']),
    query: Query,
    row: Row,
    totals: z.object({ ...counts, conversionBp }),
    example: {
      query: { from: '2026-10-01', groupBy: 'source' },
      row: { key: 'website', name: null, date: null, ...totals, conversionBp: 3000 },
      totals: { ...totals, conversionBp: 3000 },
    },
    rows: listLeads,
    sum: (rows) => {
      const sums = sumOf(rows, Object.keys(counts) as (keyof typeof counts)[]); // the keys are its key type
      return { ...sums, conversionBp: conversionOf(sums) };
    },
  });
}

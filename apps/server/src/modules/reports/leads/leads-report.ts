import { sql } from 'kysely';
import { z } from 'zod';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { type Access, Id, schoolOf } from '../../access/index.ts';
import { about, MOST_ROWS, period, type Report, sumOf, tableReport } from '../table/table-report.ts';

const count = z.number().int();
const counts = { leads: count, new: count, contacted: count, in_progress: count, converted: count, closed: count };
const conversionBp = count.nullable().describe('converted ÷ leads, in basis points.');
const Row = z.object({ ...about, ...counts, conversionBp });
type Row = z.output<typeof Row>;
const Query = z.strictObject({
  ...period,
  branchId: Id.optional(),
  courseId: Id.optional(),
  groupBy: z.enum(['source', 'channel', 'month', 'owner', 'branch', 'course']).default('source'),
});
type Query = z.output<typeof Query>;

const NAMED: Partial<Record<Query['groupBy'], string>> = { owner: 'users', branch: 'branches', course: 'courses' };

async function listLeads(tx: TenantTx, { groupBy, from, to, branchId, courseId }: Query): Promise<Row[]> {
  const { timezone } = await schoolOf(tx);
  const day = sql`(f.created_at AT TIME ZONE ${timezone})::date`;
  const table = NAMED[groupBy];
  const key = groupBy === 'month' ? sql`to_char(${day}, 'YYYY-MM')` : sql.ref(table ? `f.${groupBy}_id` : `f.${groupBy}`);
  const name = table
    ? sql`(SELECT x.name FROM ${sql.table(table)} x WHERE x.tenant_id = ${tx.tenantId} AND x.id = g.key)`
    : sql`NULL::text`;
  const status = (word: string) => sql`count(*) FILTER (WHERE f.status = ${sql.lit(word)}) AS ${sql.ref(word)}`;
  const rows = await tx.rows(
    sql<Omit<Row, 'conversionBp'>>`
      WITH g AS (
        SELECT ${key} AS key, count(*) AS leads, ${status('new')}, ${status('contacted')}, ${status('in_progress')}, ${status('converted')}, ${status('closed')}
        FROM leads f WHERE f.tenant_id = ${tx.tenantId} AND f.deleted_at IS NULL
          AND (${from ?? null}::date IS NULL OR f.created_at >= ${from ?? null}::date::timestamp AT TIME ZONE ${timezone})
          AND (${to ?? null}::date IS NULL OR f.created_at < (${to ?? null}::date + 1)::timestamp AT TIME ZONE ${timezone})
          AND (${branchId ?? null}::text IS NULL OR f.branch_id = ${branchId ?? null}) AND (${courseId ?? null}::text IS NULL OR f.course_id = ${courseId ?? null})
        GROUP BY 1 ORDER BY 1 LIMIT ${MOST_ROWS + 1})
      SELECT g.*, ${name} AS name FROM g ORDER BY g.leads DESC, g.key`.compile(db),
  );
  return rows.map((row) => ({ ...row, conversionBp: conversionOf(row) }));
}

function conversionOf({ leads, converted }: Record<'leads' | 'converted', number>): number | null {
  return leads === 0 ? null : Math.floor((20_000 * converted + leads) / (2 * leads));
}

const totals = { leads: 40, new: 10, contacted: 8, in_progress: 6, converted: 12, closed: 4 };

export function leadsReport({ staff }: Access): Report {
  return tableReport({
    name: 'leads',
    operationId: 'getLeadsReport',
    summary: 'What became of leads, by where they came from',
    description: '`from` and `to` are of the day a lead came in; `key` null: unknown.',
    gate: staff.may('reports', 'RUN', ['leads', 'VIEW']),
    query: Query,
    row: Row,
    totals: z.object({ ...counts, conversionBp }),
    example: {
      query: { from: '2026-10-01', groupBy: 'source' },
      row: { key: 'website', name: null, ...totals, conversionBp: 3000 },
      totals: { ...totals, conversionBp: 3000 },
    },
    rows: listLeads,
    sum: (rows) => {
      const sums = sumOf(rows, Object.keys(counts) as (keyof typeof counts)[]); // the keys are its key type
      return { ...sums, conversionBp: conversionOf(sums) };
    },
  });
}

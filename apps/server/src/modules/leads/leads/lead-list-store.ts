import { type RawBuilder, sql } from 'kysely';
import { allOf, type Ordering } from '../../../platform/db/keyset.ts';
import { labelStart } from '../../../platform/db/labels.ts';
import { readPage, when } from '../../../platform/db/pages.ts';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { schoolOf } from '../../access/index.ts';
import { matchesIn } from '../../people/index.ts';
import type { Lead, LeadQuery, PipelineQuery } from './lead-schemas.ts';
import type { LeadStatus } from './lead-status.ts';
import { shownLead, visibleLeads, withNames } from './leads-store.ts';

type Sort = LeadQuery['sortBy'];

// Behind every moment people use: a lead without a follow-up stands last. Written as in the index leads_by_follow_up.
const NEVER = '9999-12-31T00:00:00Z';
const ORDERINGS: Record<Sort, Ordering> = {
  createdAt: { value: sql`l.created_at`, id: sql`l.id`, type: 'timestamptz' },
  followUpAt: { value: sql`coalesce(l.follow_up_at, timestamptz '9999-12-31 00:00:00+00')`, id: sql`l.id`, type: 'timestamptz' },
  name: { value: sql`l.name`, id: sql`l.id`, type: 'text' },
};
const LIST = { resource: 'lead', table: sql`leads l`, id: sql`l.id`, usual: 'createdAt', orderings: ORDERINGS } as const;
const SEARCHED = { kind: 'leads', alias: 'l' } as const;

// Spelled out, because the indexes of the open leads are only used where the query says the same.
const OPEN = sql`l.status IN ('new', 'contacted', 'in_progress')`;

export async function listLeads(tx: TenantTx, query: LeadQuery): Promise<Listing<Lead>> {
  const { conditions, ...start } = labelStart(tx, LIST, query);
  const filters = [...conditions, ...(await filtersOf(tx, query)), ...(await momentsOf(tx, query))];
  const listed = { as: 'l', shown: shownLead, with: withNames, orderings: ORDERINGS, ...start };
  return readPage<Lead, Sort>(tx, listed, query, filters, (row) => sortValue(row, query.sortBy));
}

function sortValue(lead: Lead, sortBy: Sort): string {
  return sortBy === 'followUpAt' ? (lead.followUpAt ?? NEVER) : lead[sortBy];
}

type Filters = Pick<LeadQuery, 'ownerId' | 'source' | 'courseId' | 'branchId' | 'search'>;

async function filtersOf(tx: TenantTx, query: Filters): Promise<RawBuilder<unknown>[]> {
  const { ownerId, source, courseId, branchId, search } = query;
  return [
    sql`l.tenant_id = ${tx.tenantId} AND l.deleted_at IS NULL`,
    visibleLeads(tx),
    ...when(ownerId, (ownerId) => (ownerId === 'none' ? sql`l.owner_id IS NULL` : sql`l.owner_id = ${ownerId}`)),
    ...when(source, (source) => sql`l.source = ${source}`),
    ...when(courseId, (courseId) => sql`l.course_id = ${courseId}`),
    ...when(branchId, (branchId) => sql`l.branch_id = ${branchId}`),
    ...(await matchesIn(tx, SEARCHED, search)),
  ];
}

/** What depends on the status and on the school's clock. */
async function momentsOf(tx: TenantTx, { status, followUp, from, to }: LeadQuery): Promise<RawBuilder<unknown>[]> {
  const conditions: RawBuilder<unknown>[] = [];
  if (status === 'open') conditions.push(OPEN);
  else if (status !== undefined) conditions.push(sql`l.status = ${status}`);
  if (followUp === undefined && from === undefined && to === undefined) return conditions;
  const { timezone } = await schoolOf(tx);
  const midnight = (day: RawBuilder<unknown>) => sql`(${day})::timestamp AT TIME ZONE ${timezone}`;
  const today = sql`(now() AT TIME ZONE ${timezone})::date`;
  const [dayBegins, dayEnds] = [midnight(today), midnight(sql`${today} + 1`)];
  if (followUp === 'none') conditions.push(sql`${OPEN} AND l.follow_up_at IS NULL`);
  if (followUp === 'overdue') conditions.push(sql`${OPEN} AND l.follow_up_at < now()`);
  if (followUp === 'today') conditions.push(sql`${OPEN} AND l.follow_up_at >= ${dayBegins} AND l.follow_up_at < ${dayEnds}`);
  if (followUp === 'due') conditions.push(sql`${OPEN} AND l.follow_up_at < ${dayEnds}`);
  if (from !== undefined) conditions.push(sql`l.created_at >= ${midnight(sql`${from}::date`)}`);
  if (to !== undefined) conditions.push(sql`l.created_at < ${midnight(sql`${to}::date + 1`)}`);
  return conditions;
}

/** How many leads of each status there are; a status without any is left out. */
export async function countByStatus(tx: TenantTx, query: PipelineQuery): Promise<Map<LeadStatus, number>> {
  const rows = await tx.rows(
    sql<{ status: LeadStatus; total: number }>`SELECT l.status, count(*) AS total FROM leads l
      WHERE ${allOf(await filtersOf(tx, query))} GROUP BY l.status`.compile(db),
  );
  return new Map(rows.map(({ status, total }) => [status, total]));
}

import { sql } from 'kysely';
import { type Listed, readPage } from '../../../platform/db/pages.ts';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { columnList, unnestRows } from '../../../platform/db/unnest.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import type { ActivityQuery, LeadActivity } from './activity-schemas.ts';

const shown = sql`a.id, a.lead_id AS "leadId", a.type, a.text, a.outcome, a.follow_up_at AS "followUpAt", a.details,
  CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS "user", a.created_at AS "createdAt"`;
const withUser = sql`LEFT JOIN users u ON u.tenant_id = a.tenant_id AND u.id = a.user_id`;
const LIST: Listed<'createdAt'> = {
  as: 'a',
  from: sql`lead_activities a`,
  shown,
  with: withUser,
  orderings: { createdAt: { value: sql`a.created_at`, id: sql`a.id`, type: 'timestamptz' } },
};

export async function listActivities(tx: TenantTx, leadId: string, query: ActivityQuery): Promise<Listing<LeadActivity>> {
  const filters = [sql`a.tenant_id = ${tx.tenantId} AND a.lead_id = ${leadId}`];
  return readPage<LeadActivity, 'createdAt'>(tx, LIST, query, filters, ({ createdAt }) => createdAt);
}

export async function currentActivity(tx: TenantTx, id: string): Promise<LeadActivity> {
  const activity = await tx.first(
    sql<LeadActivity>`SELECT ${shown} FROM lead_activities a ${withUser} WHERE a.tenant_id = ${tx.tenantId} AND a.id = ${id}`.compile(db),
  );
  if (!activity) throw new Error('an activity was written and is not there');
  return activity;
}

/** An activity to be written. */
export interface ActivityValues extends Pick<LeadActivity, 'id' | 'leadId' | 'type'> {
  text?: string | null;
  outcome?: string | null;
  followUpAt?: string | null;
  details?: Record<string, unknown> | null;
}

/** Written in the caller's name, when that is one of the staff. */
export async function insertActivities(tx: TenantTx, activities: readonly ActivityValues[]): Promise<void> {
  if (activities.length === 0) return;
  const userId = tx.caller.kind === 'user' ? tx.caller.id : null;
  const rows = activities.map(({ id, leadId, type, text, outcome, followUpAt, details }) => ({
    ...{ id, type, text, outcome, details },
    tenant_id: tx.tenantId,
    lead_id: leadId,
    follow_up_at: followUpAt,
    user_id: userId,
  }));
  await tx.count(sql`INSERT INTO lead_activities (${columnList(COLUMNS)}) SELECT * FROM ${unnestRows(rows, COLUMNS)}`.compile(db));
}

const COLUMNS = {
  tenant_id: 'text',
  id: 'text',
  lead_id: 'text',
  type: 'text',
  text: 'text',
  outcome: 'text',
  follow_up_at: 'timestamptz',
  details: 'json',
  user_id: 'text',
} as const;

import { type RawBuilder, sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { columnList, unnestRows } from '../../../platform/db/unnest.ts';
import { notFound } from '../../../platform/errors.ts';
import { reach } from '../../access/index.ts';
import type { Lead } from './lead-schemas.ts';

/** Columns of a lead `l`, with the names of what it points at. */
export const shownLead = sql`l.id, l.version, l.name, l.phone, l.email, l.source, l.channel, l.campaign, l.message, l.status,
  l.closed_reason AS "closedReason", l.owner_id AS "ownerId", ${named('u')} AS owner, l.follow_up_at AS "followUpAt",
  l.course_id AS "courseId", ${named('c')} AS course, l.branch_id AS "branchId", ${named('b')} AS branch, l.form_id AS "formId",
  l.customer_id AS "customerId", l.student_id AS "studentId", l.converted_at AS "convertedAt",
  l.tags, l.custom_fields AS "customFields", l.created_at AS "createdAt", l.updated_at AS "updatedAt"`;

export const withNames = sql`LEFT JOIN users u ON u.tenant_id = l.tenant_id AND u.id = l.owner_id
  LEFT JOIN courses c ON c.tenant_id = l.tenant_id AND c.id = l.course_id
  LEFT JOIN branches b ON b.tenant_id = l.tenant_id AND b.id = l.branch_id`;

function named(alias: string): RawBuilder<unknown> {
  const [id, name] = [sql.ref(`${alias}.id`), sql.ref(`${alias}.name`)];
  return sql`CASE WHEN ${id} IS NOT NULL THEN json_build_object('id', ${id}, 'name', ${name}) END`;
}

/** Leads the caller may see. An instructor’s own are none: nobody who asks is in a cycle yet. */
export function visibleLeads(tx: TenantTx): RawBuilder<unknown> {
  return reach(tx.caller, 'leads') === 'all' ? sql`true` : sql`false`;
}

function live(tx: TenantTx, ids: readonly string[]): RawBuilder<unknown> {
  return sql`SELECT ${shownLead} FROM leads l ${withNames}
    WHERE l.tenant_id = ${tx.tenantId} AND l.id = ANY (${ids}::text[]) AND l.deleted_at IS NULL`;
}

export async function getLead(tx: TenantTx, id: string): Promise<Lead> {
  return found(await tx.first(sql<Lead>`${live(tx, [id])} AND ${visibleLeads(tx)}`.compile(db)));
}

/** The lead as this transaction has left it, whoever may see it. */
export async function currentLead(tx: TenantTx, id: string): Promise<Lead> {
  return found(await tx.first(sql<Lead>`${live(tx, [id])}`.compile(db)));
}

/** Those of the ids that are live leads. */
export async function listLeadsByIds(tx: TenantTx, ids: readonly string[]): Promise<Lead[]> {
  return tx.rows(sql<Lead>`${live(tx, ids)}`.compile(db));
}

/**
 * Nobody else changes these until the commit; an activity may still be added. (FOR UPDATE would keep that one
 * waiting, and with it a form that holds the contact points this change may want next.)
 */
async function lock(tx: TenantTx, ids: readonly string[]): Promise<void> {
  await tx.count(
    sql`SELECT id FROM leads WHERE tenant_id = ${tx.tenantId} AND id = ANY (${ids}::text[]) ORDER BY id FOR NO KEY UPDATE`.compile(db),
  );
}

// Locked first and read after: a joined row read while waiting would be as old as the waiting was long.
export async function lockLead(tx: TenantTx, id: string): Promise<Lead> {
  await lock(tx, [id]);
  return currentLead(tx, id);
}

export async function lockLeads(tx: TenantTx, ids: readonly string[]): Promise<Lead[]> {
  await lock(tx, ids);
  return listLeadsByIds(tx, ids);
}

/** Whether a lead that is there, locked, is deleted, and whether for good. */
export async function lockAnyLead(tx: TenantTx, id: string): Promise<{ isDeleted: boolean; isErased: boolean }> {
  return found(
    await tx.first(
      sql<{ isDeleted: boolean; isErased: boolean }>`SELECT deleted_at IS NOT NULL AS "isDeleted",
          EXISTS (SELECT FROM erasures e WHERE e.tenant_id = leads.tenant_id AND e.kind = 'lead' AND e.record_id = leads.id) AS "isErased"
        FROM leads WHERE tenant_id = ${tx.tenantId} AND id = ${id} FOR NO KEY UPDATE`.compile(db),
    ),
  );
}

function found<Row>(lead: Row | null): Row {
  if (!lead) throw notFound('lead');
  return lead;
}

/** The editable columns, and the form of one that came by it. */
export type LeadValues = Omit<
  Lead,
  'id' | 'version' | 'owner' | 'course' | 'branch' | 'customerId' | 'studentId' | 'convertedAt' | 'createdAt' | 'updatedAt'
> & { searchText: string };

function columns(values: LeadValues) {
  const { name, phone, email, source, channel, campaign, message, status, tags, customFields } = values;
  return {
    ...{ name, phone, email, source, channel, campaign, message, status, tags },
    closed_reason: values.closedReason,
    owner_id: values.ownerId,
    follow_up_at: values.followUpAt,
    course_id: values.courseId,
    branch_id: values.branchId,
    form_id: values.formId,
    custom_fields: customFields,
    search_text: values.searchText,
  };
}

const COLUMNS = {
  tenant_id: 'text',
  id: 'text',
  name: 'text',
  phone: 'text',
  email: 'text',
  source: 'text',
  channel: 'text',
  campaign: 'json',
  message: 'text',
  status: 'text',
  closed_reason: 'text',
  owner_id: 'text',
  follow_up_at: 'timestamptz',
  course_id: 'text',
  branch_id: 'text',
  form_id: 'text',
  custom_fields: 'json',
  search_text: 'text',
  tags: 'json',
} as const;

/** Adds those whose id is free, and answers their ids. */
export async function insertLeads(tx: TenantTx, leads: readonly (LeadValues & { id: string })[]): Promise<string[]> {
  if (leads.length === 0) return [];
  const rows = leads.map((lead) => ({ ...columns(lead), tenant_id: tx.tenantId, id: lead.id }));
  const { tags: _, ...plain } = COLUMNS;
  const inserted = await tx.rows(
    sql<{ id: string }>`INSERT INTO leads (${columnList(plain)}, tags)
      SELECT ${columnList(plain)}, ARRAY(SELECT json_array_elements_text(t.tags))
      FROM ${unnestRows(rows, COLUMNS)} AS t (${columnList(COLUMNS)})
      ON CONFLICT DO NOTHING RETURNING id`.compile(db),
  );
  return inserted.map(({ id }) => id);
}

export async function updateLead(tx: TenantTx, id: string, values: LeadValues): Promise<void> {
  const { custom_fields, campaign, form_id: _, ...plain } = columns(values);
  await tx.count(
    db
      .updateTable('leads')
      .set({
        ...plain,
        custom_fields: JSON.stringify(custom_fields),
        campaign: campaign && JSON.stringify(campaign),
        version: sql`version + 1`,
        updated_at: sql`now()`,
      })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id),
  );
}

export async function setLeadsOwner(tx: TenantTx, ids: readonly string[], ownerId: string | null): Promise<void> {
  await tx.count(
    sql`UPDATE leads SET owner_id = ${ownerId}, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ANY (${ids}::text[])`.compile(db),
  );
}

export async function setFollowUp(tx: TenantTx, id: string, followUpAt: string): Promise<void> {
  await tx.count(
    sql`UPDATE leads SET follow_up_at = ${followUpAt}::timestamptz, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

export interface Conversion {
  customerId: string;
  studentId: string;
  courseId: string | null;
}

export async function setConverted(tx: TenantTx, id: string, { customerId, studentId, courseId }: Conversion): Promise<void> {
  await tx.count(
    sql`UPDATE leads SET status = 'converted', closed_reason = NULL, converted_at = now(), customer_id = ${customerId},
          student_id = ${studentId}, course_id = ${courseId}, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

export async function setLeadDeleted(tx: TenantTx, id: string, isDeleted: boolean): Promise<void> {
  await tx.count(
    sql`UPDATE leads SET deleted_at = CASE WHEN ${isDeleted}::boolean THEN now() END,
          version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

/** Whom a lead became. */
export type Became = 'customer_id' | 'student_id';

/** Leads, live or deleted, that became this person: their ids, locked. */
export async function lockLeadsThatBecame(tx: TenantTx, column: Became, id: string): Promise<string[]> {
  const rows = await tx.rows(
    sql<{ id: string }>`SELECT id FROM leads WHERE tenant_id = ${tx.tenantId} AND ${sql.ref(column)} = ${id}
      ORDER BY id FOR NO KEY UPDATE`.compile(db),
  );
  return rows.map(({ id }) => id);
}

export async function setBecame(tx: TenantTx, column: Became, ids: readonly string[], id: string): Promise<void> {
  await tx.count(
    sql`UPDATE leads SET ${sql.ref(column)} = ${id}, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ANY (${ids}::text[])`.compile(db),
  );
}

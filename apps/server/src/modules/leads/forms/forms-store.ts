import { type RawBuilder, sql } from 'kysely';
import { type Listed, readPage } from '../../../platform/db/pages.ts';
import { db } from '../../../platform/db/query.ts';
import type { SystemTx, TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import type { LeadForm, LeadFormQuery } from './form-schemas.ts';

const shown = sql`f.id, f.version, f.name, f.token, '/forms/' || f.token AS path, f.allowed_origins AS "allowedOrigins",
  f.branch_id AS "branchId", f.course_id AS "courseId", f.source, f.fields, f.texts, f.is_active AS "isActive",
  f.created_at AS "createdAt", f.updated_at AS "updatedAt"`;
type Sort = LeadFormQuery['sortBy'];
const LIST: Listed<Sort> = {
  as: 'f',
  from: sql`lead_forms f`,
  shown,
  orderings: {
    name: { value: sql`f.name`, id: sql`f.id`, type: 'text' },
    createdAt: { value: sql`f.created_at`, id: sql`f.id`, type: 'timestamptz' },
  },
};

export async function listForms(tx: TenantTx, query: LeadFormQuery): Promise<Listing<LeadForm>> {
  const filters = [sql`f.tenant_id = ${tx.tenantId} AND f.deleted_at IS NULL`];
  return readPage<LeadForm, Sort>(tx, LIST, query, filters, (row) => row[query.sortBy]);
}

type Stored = LeadForm & { isDeleted: boolean };

function one(tx: TenantTx, id: string): RawBuilder<unknown> {
  return sql`SELECT ${shown}, f.deleted_at IS NOT NULL AS "isDeleted" FROM lead_forms f WHERE f.tenant_id = ${tx.tenantId} AND f.id = ${id}`;
}

export async function getForm(tx: TenantTx, id: string): Promise<LeadForm> {
  return live(await tx.first(sql<Stored>`${one(tx, id)}`.compile(db)));
}

/** The form for a change; nobody else changes it until the commit. */
export async function lockForm(tx: TenantTx, id: string): Promise<LeadForm> {
  return live(await tx.first(sql<Stored>`${one(tx, id)} FOR NO KEY UPDATE`.compile(db)));
}

/** A deleted form, locked; null when there is one and it is not deleted. */
export async function lockDeletedForm(tx: TenantTx, id: string): Promise<LeadForm | null> {
  const stored = await tx.first(sql<Stored>`${one(tx, id)} FOR NO KEY UPDATE`.compile(db));
  if (!stored) throw notFound('lead form');
  const { isDeleted, ...form } = stored;
  return isDeleted ? form : null;
}

function live(stored: Stored | null): LeadForm {
  if (!stored || stored.isDeleted) throw notFound('lead form');
  const { isDeleted: _, ...form } = stored;
  return form;
}

/** The editable columns. */
export type FormValues = Omit<LeadForm, 'id' | 'version' | 'token' | 'path' | 'createdAt' | 'updatedAt'>;

function columns({ name, allowedOrigins, branchId, courseId, source, fields, texts, isActive }: FormValues) {
  return {
    ...{ name, source, fields },
    allowed_origins: allowedOrigins,
    branch_id: branchId,
    course_id: courseId,
    texts: JSON.stringify(texts),
    is_active: isActive,
  };
}

export async function insertForm(tx: TenantTx, id: string, token: string, values: FormValues): Promise<void> {
  await tx.count(db.insertInto('lead_forms').values({ tenant_id: tx.tenantId, id, token, ...columns(values) }));
  await tellGates(tx);
}

export async function updateForm(tx: TenantTx, id: string, values: FormValues): Promise<void> {
  await tx.count(
    db
      .updateTable('lead_forms')
      .set({ ...columns(values), version: sql`version + 1`, updated_at: sql`now()` })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id),
  );
  await tellGates(tx);
}

export async function setFormDeleted(tx: TenantTx, id: string, isDeleted: boolean): Promise<void> {
  await tx.count(
    sql`UPDATE lead_forms SET deleted_at = CASE WHEN ${isDeleted}::boolean THEN now() END,
          version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
  await tellGates(tx);
}

// Every process forgets the forms it remembers.
async function tellGates(tx: TenantTx): Promise<void> {
  await tx.count(sql`SELECT pg_notify('rollbook_lead_forms', '*')`.compile(db));
}

/** A form as somebody from outside meets it. */
export interface OpenForm
  extends Pick<LeadForm, 'id' | 'name' | 'token' | 'allowedOrigins' | 'branchId' | 'courseId' | 'source' | 'fields' | 'texts'> {
  tenantId: string;
  schoolName: string;
  schoolLocale: 'en' | 'he' | 'vi';
}

/** The active form of a token, at whichever school. */
export async function findOpenForm(tx: SystemTx, token: string): Promise<OpenForm | null> {
  return tx.first(
    sql<OpenForm>`SELECT ${shown}, f.tenant_id AS "tenantId", t.name AS "schoolName", t.locale AS "schoolLocale"
      FROM lead_forms f JOIN tenants t ON t.id = f.tenant_id
      WHERE f.token = ${token} AND f.is_active AND f.deleted_at IS NULL`.compile(db),
  );
}

/** The websites that active forms, of all schools, are open to. */
export async function listOrigins(tx: SystemTx): Promise<string[]> {
  const rows = await tx.rows(
    sql<{
      origin: string;
    }>`SELECT DISTINCT unnest(allowed_origins) AS origin FROM lead_forms WHERE is_active AND deleted_at IS NULL`.compile(db),
  );
  return rows.map(({ origin }) => origin);
}

interface Choice {
  id: string;
  name: string;
}

/** What a form's page lets people choose from. */
export async function listChoices(tx: TenantTx, table: 'courses' | 'branches'): Promise<Choice[]> {
  return tx.rows(
    sql<Choice>`SELECT id, name FROM ${sql.table(table)}
      WHERE tenant_id = ${tx.tenantId} AND is_active AND deleted_at IS NULL ORDER BY name, id LIMIT 200`.compile(db),
  );
}

import { type RawBuilder, sql } from 'kysely';
import { type Listed, readPage, when } from '../../../platform/db/pages.ts';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import type { CustomField, CustomFieldQuery, Labelled } from './schemas.ts';

const shown = sql`id, version, resource, key, label, type, options, is_required AS "isRequired", position,
  created_at AS "createdAt", updated_at AS "updatedAt"`;

type Sort = CustomFieldQuery['sortBy'];
const LIST: Listed<Sort> = {
  as: 'f',
  from: sql`custom_fields f`,
  shown,
  orderings: {
    position: { value: sql`lpad(position::text, 5, '0')`, id: sql`id`, type: 'text' },
    createdAt: { value: sql`created_at`, id: sql`id`, type: 'timestamptz' },
  },
};

/** A school has tens of them: no index is needed for their order. */
export async function listCustomFields(tx: TenantTx, query: CustomFieldQuery): Promise<Listing<CustomField>> {
  const filters = [live(tx), ...when(query.resource, (resource) => sql`resource = ${resource}`)];
  return readPage<CustomField, Sort>(tx, LIST, query, filters, (row) =>
    query.sortBy === 'position' ? String(row.position).padStart(5, '0') : row.createdAt,
  );
}

/** All fields of one kind of record, in the order of a form. */
export async function fieldsOf(tx: TenantTx, resource: Labelled): Promise<CustomField[]> {
  return tx.rows(
    sql<CustomField>`SELECT ${shown} FROM custom_fields WHERE ${live(tx)} AND resource = ${resource} ORDER BY position, id`.compile(db),
  );
}

function live(tx: TenantTx): RawBuilder<unknown> {
  return sql`tenant_id = ${tx.tenantId} AND deleted_at IS NULL`;
}

export async function getCustomField(tx: TenantTx, id: string): Promise<CustomField> {
  return found(await tx.first(sql<CustomField>`SELECT ${shown} FROM custom_fields WHERE ${live(tx)} AND id = ${id}`.compile(db)));
}

/** The field for a change; nobody else changes it until the commit. */
export async function lockCustomField(tx: TenantTx, id: string): Promise<CustomField> {
  return found(
    await tx.first(sql<CustomField>`SELECT ${shown} FROM custom_fields WHERE ${live(tx)} AND id = ${id} FOR UPDATE`.compile(db)),
  );
}

function found(field: CustomField | null): CustomField {
  if (!field) throw notFound('custom field');
  return field;
}

export type CustomFieldValues = Pick<CustomField, 'label' | 'options' | 'isRequired' | 'position'>;

function columns({ label, options, isRequired, position }: CustomFieldValues) {
  return { label, options, is_required: isRequired, position };
}

export async function insertCustomField(
  tx: TenantTx,
  id: string,
  fixed: Pick<CustomField, 'resource' | 'key' | 'type'>,
  values: CustomFieldValues,
): Promise<void> {
  await tx.count(db.insertInto('custom_fields').values({ tenant_id: tx.tenantId, id, ...fixed, ...columns(values) }));
}

export async function updateCustomField(tx: TenantTx, id: string, values: CustomFieldValues): Promise<void> {
  await tx.count(
    db
      .updateTable('custom_fields')
      .set({ ...columns(values), version: sql`version + 1`, updated_at: sql`now()` })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id),
  );
}

export async function setCustomFieldDeleted(tx: TenantTx, id: string, isDeleted: boolean): Promise<number> {
  return tx.count(
    sql`UPDATE custom_fields SET deleted_at = CASE WHEN ${isDeleted}::boolean THEN now() END, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id} AND (deleted_at IS NULL) = ${isDeleted}::boolean`.compile(db),
  );
}

import { type RawBuilder, sql } from 'kysely';
import type { Ordering } from '../../../platform/db/keyset.ts';
import { labelStart } from '../../../platform/db/labels.ts';
import { readPage, when } from '../../../platform/db/pages.ts';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { columnList, unnestRows } from '../../../platform/db/unnest.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { ownStudents, reach } from '../../access/index.ts';
import type { Customer, CustomerQuery } from '../schemas.ts';
import { matchesIn } from '../search/search-store.ts';
import { customersRegistered } from '../students/registered-store.ts';

const shown = sql`c.id, c.version, c.name, c.email, c.phone, c.address, c.city, c.notes, c.source,
  c.external_id AS "externalId", c.tags, c.custom_fields AS "customFields", c.created_at AS "createdAt", c.updated_at AS "updatedAt"`;

type Sort = CustomerQuery['sortBy'];
const ORDERINGS: Record<Sort, Ordering> = {
  name: { value: sql`c.name`, id: sql`c.id`, type: 'text' },
  createdAt: { value: sql`c.created_at`, id: sql`c.id`, type: 'timestamptz' },
};

const LIST = { resource: 'customer', table: sql`customers c`, id: sql`c.id`, usual: 'name', orderings: ORDERINGS } as const;

// An instructor's own customers are those of the students in their cycles.
function visible(tx: TenantTx): RawBuilder<unknown> {
  const seen = reach(tx.caller, 'customers');
  if (seen === 'all') return sql`true`;
  if (seen === 'none') return sql`false`;
  return sql`c.id IN (SELECT s.customer_id FROM students s WHERE s.tenant_id = ${tx.tenantId} AND s.deleted_at IS NULL AND s.id IN ${ownStudents(tx)})`;
}

export async function listCustomers(tx: TenantTx, query: CustomerQuery): Promise<Listing<Customer>> {
  const { conditions, ...start } = labelStart(tx, LIST, query);
  const filters = [
    sql`c.tenant_id = ${tx.tenantId} AND c.deleted_at IS NULL`,
    visible(tx),
    ...conditions,
    ...when(query.city, (city) => sql`c.city = ${city}`),
    ...when(query.externalId, (externalId) => sql`c.external_id = ${externalId}`),
    ...(await customersRegistered(tx, query)),
    ...(await matchesIn(tx, { kind: 'customers', alias: 'c' }, query.search)),
  ];
  return readPage<Customer, Sort>(tx, { as: 'c', shown, orderings: ORDERINGS, ...start }, query, filters, (row) => row[query.sortBy]);
}

/** The customer, found by the id of one merged into them as well: links in other systems stay good. */
export async function findCustomer(tx: TenantTx, id: string): Promise<Customer | null> {
  return tx.first(
    sql<Customer>`SELECT ${shown} FROM customers a JOIN customers c ON c.tenant_id = a.tenant_id AND c.id = coalesce(a.merged_into, a.id)
      WHERE a.tenant_id = ${tx.tenantId} AND a.id = ${id} AND c.tenant_id = ${tx.tenantId} AND c.deleted_at IS NULL AND ${visible(tx)}`.compile(
      db,
    ),
  );
}

export async function getCustomer(tx: TenantTx, id: string): Promise<Customer> {
  return found(await findCustomer(tx, id));
}

/** The customer for a change; nobody else changes or deletes it until the commit. */
export async function lockCustomer(tx: TenantTx, id: string): Promise<Customer> {
  return found(
    await tx.first(
      sql<Customer>`SELECT ${shown} FROM customers c
        WHERE c.tenant_id = ${tx.tenantId} AND c.id = ${id} AND c.deleted_at IS NULL FOR UPDATE`.compile(db),
    ),
  );
}

/**
 * The id of the customer meant by this one, theirs or that of a customer merged into them; null when there is
 * none. They can't be deleted until the commit.
 */
export async function holdCustomer(tx: TenantTx, id: string): Promise<string | null> {
  const held = await tx.first(
    sql<{ id: string }>`SELECT c.id FROM customers a JOIN customers c ON c.tenant_id = a.tenant_id AND c.id = coalesce(a.merged_into, a.id)
      WHERE a.tenant_id = ${tx.tenantId} AND a.id = ${id} AND c.tenant_id = ${tx.tenantId} AND c.deleted_at IS NULL FOR SHARE OF c`.compile(
      db,
    ),
  );
  return held?.id ?? null;
}

/** Hides the customer behind another, and leads whoever was merged into them there too. */
export async function markMerged(tx: TenantTx, id: string, survivorId: string): Promise<void> {
  await tx.count(
    sql`UPDATE customers SET deleted_at = coalesce(deleted_at, now()), merged_into = ${survivorId}, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND (id = ${id} OR merged_into = ${id})`.compile(db),
  );
}

export interface AnyCustomer extends Customer {
  isDeleted: boolean;
  /** Who this customer turned out to be. */
  mergedInto: string | null;
  /** Their personal data is gone for good. */
  isErased: boolean;
}

/** A deleted or live customer, locked. */
export async function lockAnyCustomer(tx: TenantTx, id: string): Promise<AnyCustomer> {
  return found(
    await tx.first(
      sql<AnyCustomer>`SELECT ${shown}, c.deleted_at IS NOT NULL AS "isDeleted", c.merged_into AS "mergedInto",
          EXISTS (SELECT FROM erasures e WHERE e.tenant_id = c.tenant_id AND e.kind = 'customer' AND e.record_id = c.id) AS "isErased"
        FROM customers c WHERE c.tenant_id = ${tx.tenantId} AND c.id = ${id} FOR UPDATE`.compile(db),
    ),
  );
}

function found<Row extends Customer>(customer: Row | null): Row {
  if (!customer) throw notFound('customer');
  return customer;
}

/** The editable columns. */
export interface CustomerValues
  extends Pick<Customer, 'name' | 'email' | 'phone' | 'address' | 'city' | 'notes' | 'source' | 'externalId' | 'tags' | 'customFields'> {
  searchText: string;
}

function columns({ searchText, externalId, customFields, name, email, phone, address, city, notes, source, tags }: CustomerValues) {
  const own = { search_text: searchText, external_id: externalId, custom_fields: JSON.stringify(customFields) };
  return { ...own, name, email, phone, address, city, notes, source, tags };
}

/** Adds those whose id and external id are free, and answers them. */
export async function insertCustomers(tx: TenantTx, customers: readonly (CustomerValues & { id: string })[]): Promise<Customer[]> {
  if (customers.length === 0) return [];
  const rows = customers.map((customer) => ({
    ...columns(customer),
    tenant_id: tx.tenantId,
    id: customer.id,
    custom_fields: customer.customFields,
    tags: customer.tags,
  }));
  const { tags: _, ...plain } = COLUMNS;
  return tx.rows(
    sql<Customer>`INSERT INTO customers AS c (${columnList(plain)}, tags)
      SELECT ${columnList(plain)}, ARRAY(SELECT json_array_elements_text(t.tags))
      FROM ${unnestRows(rows, COLUMNS)} AS t (${columnList(COLUMNS)})
      ON CONFLICT DO NOTHING RETURNING ${shown}`.compile(db),
  );
}

const COLUMNS = {
  tenant_id: 'text',
  id: 'text',
  name: 'text',
  email: 'text',
  phone: 'text',
  address: 'text',
  city: 'text',
  notes: 'text',
  source: 'text',
  external_id: 'text',
  search_text: 'text',
  custom_fields: 'json',
  tags: 'json',
} as const;

/** Of these ids, those that a customer has, live or deleted. */
export async function listTakenIds(tx: TenantTx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows(
    sql<{ id: string }>`SELECT id FROM customers WHERE tenant_id = ${tx.tenantId} AND id = ANY (${ids}::text[])`.compile(db),
  );
  return new Set(rows.map(({ id }) => id));
}

export async function updateCustomer(tx: TenantTx, id: string, values: CustomerValues): Promise<void> {
  await tx.count(
    db
      .updateTable('customers')
      .set({ ...columns(values), version: sql`version + 1`, updated_at: sql`now()` })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id),
  );
}

export async function setCustomerDeleted(tx: TenantTx, id: string, isDeleted: boolean): Promise<void> {
  await tx.count(
    sql`UPDATE customers SET deleted_at = CASE WHEN ${isDeleted}::boolean THEN now() END,
          version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

export type ContactField = 'email' | 'phone';

/** Makes whoever brings the same contact points wait until this transaction has ended. */
export async function lockContactPoints(tx: TenantTx, values: readonly string[]): Promise<void> {
  const keys = values.map((value) => `${tx.tenantId} customer ${value}`);
  await tx.count(sql`SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM unnest(${keys}::text[]) AS key`.compile(db));
}

/** Of these phones or e-mails, those of another live customer, and whose: of several, who came first. */
export async function listTakenContacts(
  tx: TenantTx,
  field: ContactField,
  values: readonly string[],
  exceptId: string | null,
): Promise<{ id: string; value: string }[]> {
  const column = sql.ref(field);
  return tx.rows(
    sql<{ id: string; value: string }>`SELECT DISTINCT ON (${column}) id, ${column} AS value FROM customers
      WHERE tenant_id = ${tx.tenantId} AND ${column} = ANY (${values}::text[]) AND deleted_at IS NULL
        AND id IS DISTINCT FROM ${exceptId}::text
      ORDER BY ${column}, created_at, id`.compile(db),
  );
}

export async function countLiveStudents(tx: TenantTx, customerId: string): Promise<number> {
  const counted = await tx.first(
    sql<{ total: number }>`SELECT count(*) AS total FROM students
      WHERE tenant_id = ${tx.tenantId} AND customer_id = ${customerId} AND deleted_at IS NULL`.compile(db),
  );
  return counted?.total ?? 0;
}

/** Other live customers with this one's phone, e-mail or name, each read by its own index. */
export async function listAlike(tx: TenantTx, { id, phone, email, name }: Customer): Promise<Customer[]> {
  const alike = (field: string, value: string | null) => sql`(SELECT id FROM customers
    WHERE tenant_id = ${tx.tenantId} AND ${sql.ref(field)} = ${value} AND deleted_at IS NULL AND id <> ${id} LIMIT 20)`;
  return tx.rows(
    sql<Customer>`SELECT ${shown} FROM customers c WHERE c.tenant_id = ${tx.tenantId} AND c.id IN (
        ${alike('phone', phone)} UNION ${alike('email', email)} UNION ${alike('name', name)}
      ) ORDER BY c.name, c.id LIMIT 20`.compile(db),
  );
}

type Keys = Pick<Customer, 'externalId' | 'phone' | 'email'> & { id: string | null };

/** Live customers who have one of these keys, each key read by its own index, in the order they came. */
export async function listByKeys(tx: TenantTx, keys: readonly Keys[]): Promise<(Keys & { id: string })[]> {
  const having = (column: string, values: (string | null)[]) => sql`SELECT id FROM customers
    WHERE tenant_id = ${tx.tenantId} AND ${sql.ref(column)} = ANY (${values.filter((value) => value !== null)}::text[]) AND deleted_at IS NULL`;
  return tx.rows(
    sql<Keys & { id: string }>`SELECT c.id, c.external_id AS "externalId", c.phone, c.email FROM customers c
      WHERE c.tenant_id = ${tx.tenantId} AND c.id IN (
        ${having(
          'id',
          keys.map(({ id }) => id),
        )} UNION ${having(
          'external_id',
          keys.map(({ externalId }) => externalId),
        )}
        UNION ${having(
          'phone',
          keys.map(({ phone }) => phone),
        )} UNION ${having(
          'email',
          keys.map(({ email }) => email),
        )}
      ) ORDER BY c.created_at, c.id`.compile(db),
  );
}

import { type RawBuilder, sql } from 'kysely';
import { allOf, fromStart, type Ordering, orderBy, pageLimit } from '../../../platform/db/keyset.ts';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import { isKeyset, keysetStart, type Listing, pageOf } from '../../../platform/http/lists.ts';
import { reach } from '../../access/index.ts';
import type { Customer, CustomerQuery } from '../schemas.ts';
import { matches } from '../search/search-store.ts';

const shown = sql`c.id, c.version, c.name, c.email, c.phone, c.address, c.city, c.notes, c.source,
  c.created_at AS "createdAt", c.updated_at AS "updatedAt"`;

const ORDERINGS: Record<CustomerQuery['sortBy'], Ordering> = {
  name: { value: sql`c.name`, id: sql`c.id`, type: 'text' },
  createdAt: { value: sql`c.created_at`, id: sql`c.id`, type: 'timestamptz' },
};

// An instructor's own customers are those of their own cycles' students; until there are cycles, none.
function visible(tx: TenantTx): RawBuilder<unknown> {
  return reach(tx.caller, 'customers') === 'all' ? sql`true` : sql`false`;
}

export async function listCustomers(tx: TenantTx, query: CustomerQuery): Promise<Listing<Customer>> {
  const start = keysetStart(query, ['createdAt']);
  const ordering = ORDERINGS[query.sortBy];
  const filters = allOf([
    sql`c.tenant_id = ${tx.tenantId} AND c.deleted_at IS NULL`,
    visible(tx),
    ...(query.city === undefined ? [] : [sql`c.city = ${query.city}`]),
    ...(await matches(tx, 'customers', query.search)),
  ]);
  const found = await tx.rows(
    sql<Customer>`SELECT ${shown} FROM customers c WHERE ${filters} AND ${fromStart(ordering, query, start)}
      ${orderBy(ordering, query)} ${pageLimit(query)}`.compile(db),
  );
  const counted = isKeyset(query)
    ? null
    : await tx.first(sql<{ total: number }>`SELECT count(*) AS total FROM customers c WHERE ${filters}`.compile(db));
  return pageOf(query, found, counted?.total ?? null, (row) => row[query.sortBy]);
}

export async function findCustomer(tx: TenantTx, id: string): Promise<Customer | null> {
  return tx.first(
    sql<Customer>`SELECT ${shown} FROM customers c
      WHERE c.tenant_id = ${tx.tenantId} AND c.id = ${id} AND c.deleted_at IS NULL AND ${visible(tx)}`.compile(db),
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

/** Whether there is such a customer, who then can't be deleted until the commit. */
export async function holdCustomer(tx: TenantTx, id: string): Promise<boolean> {
  const held = await tx.first(
    sql<{ id: string }>`SELECT id FROM customers
      WHERE tenant_id = ${tx.tenantId} AND id = ${id} AND deleted_at IS NULL FOR SHARE`.compile(db),
  );
  return held !== null;
}

/** A deleted or live customer, locked. */
export async function lockAnyCustomer(tx: TenantTx, id: string): Promise<Customer & { isDeleted: boolean }> {
  return found(
    await tx.first(
      sql<Customer & { isDeleted: boolean }>`SELECT ${shown}, c.deleted_at IS NOT NULL AS "isDeleted" FROM customers c
        WHERE c.tenant_id = ${tx.tenantId} AND c.id = ${id} FOR UPDATE`.compile(db),
    ),
  );
}

function found<Row extends Customer>(customer: Row | null): Row {
  if (!customer) throw notFound('customer');
  return customer;
}

/** The editable columns. */
export interface CustomerValues extends Pick<Customer, 'name' | 'email' | 'phone' | 'address' | 'city' | 'notes' | 'source'> {
  searchText: string;
}

function columns({ searchText, name, email, phone, address, city, notes, source }: CustomerValues) {
  return { search_text: searchText, name, email, phone, address, city, notes, source };
}

export async function insertCustomer(tx: TenantTx, id: string, values: CustomerValues): Promise<void> {
  await tx.count(db.insertInto('customers').values({ tenant_id: tx.tenantId, id, ...columns(values) }));
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

/** Makes whoever brings the same contact point wait until this transaction has ended. */
export async function lockContactPoint(tx: TenantTx, value: string): Promise<void> {
  await tx.count(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${tx.tenantId} customer ${value}`}, 0))`.compile(db));
}

/** Another live customer with this phone or e-mail. */
export async function findByContact(
  tx: TenantTx,
  field: 'phone' | 'email',
  value: string,
  exceptId: string | null,
): Promise<{ id: string } | null> {
  return tx.first(
    sql<{ id: string }>`SELECT id FROM customers
      WHERE tenant_id = ${tx.tenantId} AND ${sql.ref(field)} = ${value} AND deleted_at IS NULL
        AND id IS DISTINCT FROM ${exceptId}::text
      ORDER BY created_at, id LIMIT 1`.compile(db),
  );
}

export async function countLiveStudents(tx: TenantTx, customerId: string): Promise<number> {
  const counted = await tx.first(
    sql<{ total: number }>`SELECT count(*) AS total FROM students
      WHERE tenant_id = ${tx.tenantId} AND customer_id = ${customerId} AND deleted_at IS NULL`.compile(db),
  );
  return counted?.total ?? 0;
}

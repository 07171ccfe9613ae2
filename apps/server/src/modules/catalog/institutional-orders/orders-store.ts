import { type RawBuilder, sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { reach } from '../../access/index.ts';
import { byDate, type Listed, page } from '../pages.ts';
import { estimatedTotal } from './order-total.ts';
import type { InstitutionalOrder, OrderQuery } from './schemas.ts';

const shown = sql`id, version, branch_id AS "branchId", payer_name AS "payerName", payer_tax_id AS "payerTaxId",
  payer_contact_name AS "payerContactName", payer_contact_phone AS "payerContactPhone", payer_contact_email AS "payerContactEmail",
  order_number AS "orderNumber", order_date AS "orderDate", start_date AS "startDate", end_date AS "endDate",
  price_per_meeting AS "pricePerMeeting", estimated_meetings AS "estimatedMeetings", estimated_total AS "estimatedTotal",
  estimated_total IS NOT NULL AS "isTotalGiven", status, paid_amount AS "paidAmount",
  created_at AS "createdAt", updated_at AS "updatedAt"`;
const LISTED: Listed<OrderQuery['sortBy']> = {
  table: 'institutional_orders',
  shown,
  orderings: byDate('orderDate', 'order_date'),
  text: sql`concat_ws(' ', payer_name, order_number)`,
};

/** An instructor's own orders would be those of their cycles; what is left of an order without its money is no use. */
function visible(tx: TenantTx): RawBuilder<unknown> {
  return reach(tx.caller, 'institutional-orders') === 'all' ? sql`true` : sql`false`;
}

export async function listOrders(tx: TenantTx, query: OrderQuery): Promise<Listing<InstitutionalOrder>> {
  const found = await page<InstitutionalOrder, OrderQuery['sortBy']>(tx, LISTED, query, [
    visible(tx),
    ...(query.branchId === undefined ? [] : [sql`branch_id = ${query.branchId}`]),
    ...(query.status === undefined ? [] : [sql`status = ${query.status}`]),
    ...(query.from === undefined ? [] : [sql`order_date >= ${query.from}::date`]),
    ...(query.to === undefined ? [] : [sql`order_date <= ${query.to}::date`]),
  ]);
  return { rows: found.rows.map(withTotal), page: found.page };
}

function withTotal<Row extends InstitutionalOrder>(order: Row): Row {
  return { ...order, estimatedTotal: estimatedTotal(order.estimatedTotal, order.pricePerMeeting, order.estimatedMeetings) };
}

function one(tx: TenantTx, id: string): RawBuilder<unknown> {
  return sql`SELECT ${shown}, deleted_at IS NOT NULL AS "isDeleted" FROM institutional_orders
    WHERE tenant_id = ${tx.tenantId} AND id = ${id} AND ${visible(tx)}`;
}

type Stored = InstitutionalOrder & { isDeleted: boolean };

export async function getOrder(tx: TenantTx, id: string): Promise<InstitutionalOrder> {
  return live(await tx.first(sql<Stored>`${one(tx, id)}`.compile(db)));
}

/** The order for a change; nobody else changes it until the commit. */
export async function lockOrder(tx: TenantTx, id: string): Promise<InstitutionalOrder> {
  return live(await tx.first(sql<Stored>`${one(tx, id)} FOR UPDATE`.compile(db)));
}

/** A deleted order, locked; null when there is one and it is not deleted. */
export async function lockDeletedOrder(tx: TenantTx, id: string): Promise<InstitutionalOrder | null> {
  const stored = await tx.first(sql<Stored>`${one(tx, id)} FOR UPDATE`.compile(db));
  if (!stored) throw notFound('institutional order');
  const { isDeleted, ...order } = stored;
  return isDeleted ? withTotal(order) : null;
}

function live(stored: Stored | null): InstitutionalOrder {
  if (!stored || stored.isDeleted) throw notFound('institutional order');
  const { isDeleted: _, ...order } = stored;
  return withTotal(order);
}

/** The editable columns; an estimatedTotal of null follows from price and meetings. */
export type OrderValues = Omit<InstitutionalOrder, 'id' | 'version' | 'isTotalGiven' | 'createdAt' | 'updatedAt'>;

function columns(values: OrderValues) {
  return {
    branch_id: values.branchId,
    payer_name: values.payerName,
    payer_tax_id: values.payerTaxId,
    payer_contact_name: values.payerContactName,
    payer_contact_phone: values.payerContactPhone,
    payer_contact_email: values.payerContactEmail,
    order_number: values.orderNumber,
    order_date: values.orderDate,
    start_date: values.startDate,
    end_date: values.endDate,
    price_per_meeting: values.pricePerMeeting,
    estimated_meetings: values.estimatedMeetings,
    estimated_total: values.estimatedTotal,
    status: values.status,
    paid_amount: values.paidAmount,
  };
}

export async function insertOrder(tx: TenantTx, id: string, values: OrderValues): Promise<void> {
  await tx.count(db.insertInto('institutional_orders').values({ tenant_id: tx.tenantId, id, ...columns(values) }));
}

export async function updateOrder(tx: TenantTx, id: string, values: OrderValues): Promise<void> {
  await tx.count(
    db
      .updateTable('institutional_orders')
      .set({ ...columns(values), version: sql`version + 1`, updated_at: sql`now()` })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id),
  );
}

export async function setOrderDeleted(tx: TenantTx, id: string, isDeleted: boolean): Promise<void> {
  await tx.count(
    sql`UPDATE institutional_orders SET deleted_at = CASE WHEN ${isDeleted}::boolean THEN now() END,
          version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

import { type RawBuilder, sql } from 'kysely';
import { readPage, when } from '../../../platform/db/pages.ts';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { reach, schoolOf } from '../../access/index.ts';
import { by, named } from '../pages.ts';
import type { Payment, PaymentQuery } from './payment-schemas.ts';

type Sort = PaymentQuery['sortBy'];

const shown = sql`r.id, r.version, r.customer_id AS "customerId", ${named('customers', 'customer_id')} AS customer, r.registration_id AS "registrationId", r.amount, r.method,
  r.received_at AS "receivedAt", r.reference, r.refund_of AS "refundOf",
  coalesce((SELECT sum(b.amount) FROM payments b WHERE b.tenant_id = r.tenant_id AND b.refund_of = r.id), 0) AS "refundedAmount",
  r.notes, r.created_at AS "createdAt", r.updated_at AS "updatedAt"`;
const ORDERINGS = { receivedAt: by('received_at', 'timestamptz'), createdAt: by('created_at', 'timestamptz') };

// Whoever has only own ones has none: money is not for instructors.
function visible(tx: TenantTx): RawBuilder<unknown> {
  return reach(tx.caller, 'payments') === 'all' ? sql`true` : sql`false`;
}

export async function listPayments(tx: TenantTx, query: PaymentQuery): Promise<Listing<Payment>> {
  const { timezone } = await schoolOf(tx);
  const filters = [
    sql`r.tenant_id = ${tx.tenantId}`,
    visible(tx),
    ...when(query.customerId, (id) => sql`r.customer_id = ${id}`),
    ...when(query.registrationId, (id) => sql`r.registration_id = ${id}`),
    ...when(query.method, (method) => sql`r.method = ${method}`),
    ...when(query.from, (date) => sql`r.received_at >= ${date}::date::timestamp AT TIME ZONE ${timezone}`),
    ...when(query.to, (date) => sql`r.received_at < (${date}::date + 1)::timestamp AT TIME ZONE ${timezone}`),
  ];
  return readPage<Payment, Sort>(
    tx,
    { as: 'r', from: sql`payments r`, shown, orderings: ORDERINGS },
    query,
    filters,
    (row) => row[query.sortBy],
  );
}

export async function getPayment(tx: TenantTx, id: string): Promise<Payment> {
  const payment = await tx.first(
    sql<Payment>`SELECT ${shown} FROM payments r WHERE r.tenant_id = ${tx.tenantId} AND r.id = ${id} AND ${visible(tx)}`.compile(db),
  );
  if (!payment) throw notFound('payment');
  return payment;
}

/** The payment, whoever may see it; with `lock`, what is given back of it is counted by one at a time. */
export async function currentPayment(tx: TenantTx, id: string, lock = false): Promise<Payment> {
  // A row nobody may update can still be locked by what hangs on it: refunds of one payment wait for each other.
  if (lock) await tx.count(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${tx.tenantId} refund ${id}`}, 0))`.compile(db));
  const payment = await tx.first(
    sql<Payment>`SELECT ${shown} FROM payments r WHERE r.tenant_id = ${tx.tenantId} AND r.id = ${id}`.compile(db),
  );
  if (!payment) throw notFound('payment');
  return payment;
}

export interface PaymentValues {
  customerId: string;
  registrationId: string | null;
  amount: number;
  method: Payment['method'];
  receivedAt: string | null;
  reference: string | null;
  refundOf: string | null;
  notes: string | null;
}

export async function insertPayment(tx: TenantTx, id: string, values: PaymentValues): Promise<void> {
  const { amount, method, reference, notes } = values;
  await tx.count(
    db.insertInto('payments').values({
      ...{ tenant_id: tx.tenantId, id, amount, method, reference, notes },
      customer_id: values.customerId,
      registration_id: values.registrationId,
      received_at: values.receivedAt ?? sql<string>`now()`,
      refund_of: values.refundOf,
    }),
  );
}

/** What was paid for a registration: payments less refunds, summed anew, so that it can't drift. */
export async function sumPaid(tx: TenantTx, registrationId: string): Promise<void> {
  await tx.count(
    sql`UPDATE registrations SET paid_amount = (SELECT coalesce(sum(CASE WHEN p.refund_of IS NULL THEN p.amount ELSE -p.amount END), 0)
            FROM payments p WHERE p.tenant_id = ${tx.tenantId} AND p.registration_id = ${registrationId}),
          version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${registrationId}`.compile(db),
  );
}

/** Payments of a registration of which something can still be given back, the newest first. */
export async function listRefundable(tx: TenantTx, registrationId: string): Promise<Payment[]> {
  const rows = await tx.rows(
    sql<Payment>`SELECT ${shown} FROM payments r WHERE r.tenant_id = ${tx.tenantId} AND r.registration_id = ${registrationId}
      AND r.refund_of IS NULL ORDER BY r.received_at DESC, r.id DESC`.compile(db),
  );
  return rows.filter(({ amount, refundedAmount }) => amount > refundedAmount);
}

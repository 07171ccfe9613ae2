import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';

/** What teaching keeps of a family, by ids. */
export interface Taught {
  registrationIds: string[];
  paymentIds: string[];
  attendanceIds: string[];
}

interface Family {
  customerIds: readonly string[];
  studentIds: readonly string[];
  names: readonly string[];
}

/** The family's registrations, payments and marks, and those of guests who came under one of their names. */
export async function lockTaughtOf(tx: TenantTx, { customerIds, studentIds, names }: Family): Promise<Taught> {
  const ids = async (query: ReturnType<typeof sql<{ id: string }>>) => (await tx.rows(query.compile(db))).map(({ id }) => id);
  const own = sql`tenant_id = ${tx.tenantId}`;
  const guests = names.map((name) => name.toLowerCase());
  return {
    registrationIds: await ids(
      sql<{ id: string }>`SELECT id FROM registrations WHERE ${own} AND student_id = ANY (${studentIds}::text[]) ORDER BY id FOR UPDATE`,
    ),
    paymentIds: await ids(
      sql<{ id: string }>`SELECT id FROM payments WHERE ${own} AND customer_id = ANY (${customerIds}::text[]) ORDER BY id`,
    ),
    attendanceIds: await ids(
      sql<{ id: string }>`SELECT id FROM attendance WHERE ${own} AND student_id = ANY (${studentIds}::text[])
        UNION SELECT id FROM attendance WHERE ${own} AND guest_name IS NOT NULL AND lower(guest_name) = ANY (${guests}::text[])`,
    ),
  };
}

/** Takes what was said of them; who was where, what it cost and what was paid stays, of nobody. */
export async function emptyTeaching(tx: TenantTx, { registrationIds, attendanceIds }: Taught): Promise<void> {
  await tx.count(
    sql`UPDATE registrations SET notes = NULL, cancellation_reason = NULL, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ANY (${registrationIds}::text[])`.compile(db),
  );
  // One meeting may have had several guests: each keeps a name of its own.
  await tx.count(
    sql`UPDATE attendance SET notes = NULL, guest_name = CASE WHEN guest_name IS NOT NULL THEN id END, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ANY (${attendanceIds}::text[])`.compile(db),
  );
}

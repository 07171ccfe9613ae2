import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';

export interface FamilyMember {
  kind: 'customer' | 'student';
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  /** What a student signs in by. */
  accountPhone: string | null;
}

/** Everybody of a family, locked; customers first. */
export async function listFamily(tx: TenantTx, customerId: string): Promise<FamilyMember[]> {
  const customers = await tx.rows(
    sql<FamilyMember>`SELECT 'customer' AS kind, id, name, email, phone, NULL AS "accountPhone" FROM customers
      WHERE tenant_id = ${tx.tenantId} AND (id = ${customerId} OR merged_into = ${customerId}) ORDER BY id FOR UPDATE`.compile(db),
  );
  const ids = customers.map(({ id }) => id);
  const students = await tx.rows(
    sql<FamilyMember>`SELECT 'student' AS kind, s.id, s.name, s.email, s.phone, a.phone AS "accountPhone"
      FROM students s LEFT JOIN student_accounts a ON a.tenant_id = s.tenant_id AND a.student_id = s.id
      WHERE s.tenant_id = ${tx.tenantId} AND s.customer_id = ANY (${ids}::text[]) ORDER BY s.id FOR UPDATE OF s`.compile(db),
  );
  return [...customers, ...students];
}

const emptied = sql`name = 'Erased person', email = NULL, phone = NULL, notes = NULL, external_id = NULL, tags = '{}', custom_fields = '{}',
  search_text = '', deleted_at = coalesce(deleted_at, now()), version = version + 1, updated_at = now()`;

export async function emptyCustomers(tx: TenantTx, ids: readonly string[]): Promise<void> {
  await tx.count(
    sql`UPDATE customers SET ${emptied}, address = NULL, city = NULL, source = NULL
        WHERE tenant_id = ${tx.tenantId} AND id = ANY (${ids}::text[])`.compile(db),
  );
}

export async function emptyStudents(tx: TenantTx, ids: readonly string[]): Promise<void> {
  await tx.count(
    sql`UPDATE students SET ${emptied}, birth_date = NULL, grade = NULL, locale = NULL
        WHERE tenant_id = ${tx.tenantId} AND id = ANY (${ids}::text[])`.compile(db),
  );
}

import { type RawBuilder, sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { Consent } from './consent-schemas.ts';

const shown = sql`n.id, n.customer_id AS "customerId", coalesce(s.merged_into, n.student_id) AS "studentId", n.purpose, n.is_given AS "isGiven", n.source,
  n.text_version AS "textVersion", n.note, n.given_at AS "givenAt", n.created_at AS "createdAt",
  json_build_object('kind', n.recorded_by_kind, 'id', n.recorded_by, 'name', coalesce(u.name, k.name)) AS "recordedBy"`;
// What was said of a student who turned out to be another counts for that one.
const withStudent = sql`LEFT JOIN students s ON s.tenant_id = n.tenant_id AND s.id = n.student_id`;
const withNames = sql`${withStudent} LEFT JOIN users u ON u.tenant_id = n.tenant_id AND u.id = n.recorded_by AND n.recorded_by_kind = 'user'
  LEFT JOIN api_keys k ON k.tenant_id = n.tenant_id AND k.id = n.recorded_by AND n.recorded_by_kind = 'key'`;

/** Their own, and what was said to the customers merged into them: the history itself is never rewritten. */
function ofFamily(tx: TenantTx, customerId: string): RawBuilder<unknown> {
  return sql`tenant_id = ${tx.tenantId} AND customer_id IN (
    SELECT ${customerId}::text UNION ALL SELECT id FROM customers WHERE tenant_id = ${tx.tenantId} AND merged_into = ${customerId})`;
}

/** Newest first. */
export async function listConsents(tx: TenantTx, customerId: string, limit: number): Promise<Consent[]> {
  return tx.rows(
    sql<Consent>`SELECT ${shown} FROM (SELECT * FROM consents WHERE ${ofFamily(tx, customerId)}) n ${withNames}
      ORDER BY n.given_at DESC, n.created_at DESC, n.id DESC LIMIT ${limit}`.compile(db),
  );
}

/** The newest of each person and purpose. */
export async function listCurrentConsents(tx: TenantTx, customerId: string): Promise<Consent[]> {
  return tx.rows(
    sql<Consent>`SELECT ${shown} FROM (
        SELECT DISTINCT ON (coalesce(s.merged_into, n.student_id), n.purpose) n.* FROM (SELECT * FROM consents WHERE ${ofFamily(tx, customerId)}) n ${withStudent}
        ORDER BY coalesce(s.merged_into, n.student_id), n.purpose, n.given_at DESC, n.created_at DESC, n.id DESC
      ) n ${withNames} ORDER BY "studentId" NULLS FIRST, n.purpose`.compile(db),
  );
}

export async function getConsent(tx: TenantTx, id: string): Promise<Consent> {
  const consent = await tx.first(
    sql<Consent>`SELECT ${shown} FROM consents n ${withNames} WHERE n.tenant_id = ${tx.tenantId} AND n.id = ${id}`.compile(db),
  );
  if (!consent) throw new Error('a consent was written and is not there');
  return consent;
}

type ConsentValues = Omit<Consent, 'recordedBy' | 'createdAt' | 'givenAt'> & { givenAt: string | null };

export async function insertConsent(tx: TenantTx, values: ConsentValues): Promise<void> {
  const { id, customerId, studentId, purpose, isGiven, source, textVersion, note, givenAt } = values;
  await tx.count(
    sql`INSERT INTO consents (tenant_id, id, customer_id, student_id, purpose, is_given, source, text_version, note, given_at,
          recorded_by_kind, recorded_by)
        VALUES (${tx.tenantId}, ${id}, ${customerId}, ${studentId}, ${purpose}, ${isGiven}, ${source}, ${textVersion}, ${note},
          coalesce(${givenAt}::timestamptz, now()), ${tx.caller.kind}, ${tx.caller.id})`.compile(db),
  );
}

/** Whether the student is one of this customer's, held so until the commit. */
export async function holdStudentOf(tx: TenantTx, customerId: string, studentId: string): Promise<boolean> {
  const held = await tx.first(
    sql<{ id: string }>`SELECT id FROM students WHERE tenant_id = ${tx.tenantId} AND id = ${studentId}
      AND customer_id = ${customerId} AND deleted_at IS NULL FOR SHARE`.compile(db),
  );
  return held !== null;
}

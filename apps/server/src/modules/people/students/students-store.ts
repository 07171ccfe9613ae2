import { type RawBuilder, sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import { ownStudents, reach } from '../../access/index.ts';
import type { Student } from '../schemas.ts';

/** Columns of a student `s` with its customer `c` and learner `l`. */
export const shownStudent = sql`s.id, s.version, s.customer_id AS "customerId", s.name, s.birth_date AS "birthDate", s.grade,
  s.phone, s.email, s.locale, s.notes, s.external_id AS "externalId", s.tags, s.custom_fields AS "customFields", s.created_at AS "createdAt", s.updated_at AS "updatedAt",
  json_build_object('id', c.id, 'name', c.name, 'phone', c.phone, 'email', c.email) AS customer,
  NULLIF(l.last_active_at, '-infinity') AS "lastActiveAt"`;

export const withCustomer = sql`JOIN customers c ON c.tenant_id = s.tenant_id AND c.id = s.customer_id`;
export const withLearner = sql`LEFT JOIN learners l ON l.tenant_id = s.tenant_id AND l.student_id = s.id`;

// Epoch seconds would lose microseconds, and json's own spelling of an instant is not ours.
const account = sql`CASE WHEN a.student_id IS NOT NULL THEN json_build_object('isActive', a.is_active, 'phone', a.phone,
  'createdAt', to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) END AS account`;
const withAccount = sql`LEFT JOIN student_accounts a ON a.tenant_id = s.tenant_id AND a.student_id = s.id`;

/** Students `s` the caller may see. An instructor's own are those in their cycles. */
export function visibleStudents(tx: TenantTx): RawBuilder<unknown> {
  const seen = reach(tx.caller, 'students');
  if (seen === 'own') return sql`s.id IN ${ownStudents(tx)}`;
  return seen === 'all' ? sql`true` : sql`false`;
}

function one(tx: TenantTx, id: string | RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`SELECT ${shownStudent}, ${account} FROM students s ${withCustomer} ${withLearner} ${withAccount}
    WHERE s.tenant_id = ${tx.tenantId} AND s.id = ${id} AND s.deleted_at IS NULL`;
}

/** The student, found by the id of one merged into them as well: links in other systems stay good. */
export async function getStudent(tx: TenantTx, id: string): Promise<Student> {
  const meant = sql`(SELECT coalesce(merged_into, id) FROM students WHERE tenant_id = ${tx.tenantId} AND id = ${id})`;
  return found(await tx.first(sql<Student>`${one(tx, meant)} AND ${visibleStudents(tx)}`.compile(db)));
}

/** The student for a change; nobody else changes it until the commit. */
export async function lockStudent(tx: TenantTx, id: string): Promise<Student> {
  // Locked first and read after: a joined row read while waiting would be as old as the waiting was long.
  await tx.count(sql`SELECT id FROM students WHERE tenant_id = ${tx.tenantId} AND id = ${id} FOR UPDATE`.compile(db));
  return currentStudent(tx, id);
}

/** The student as this transaction has left it, whoever may see it. */
export async function currentStudent(tx: TenantTx, id: string): Promise<Student> {
  return found(await tx.first(sql<Student>`${one(tx, id)}`.compile(db)));
}

export interface AnyStudent {
  customerId: string;
  isDeleted: boolean;
  /** Who this student turned out to be. */
  mergedInto: string | null;
}

/** A deleted or live student's customer, the student locked. */
export async function lockAnyStudent(tx: TenantTx, id: string): Promise<AnyStudent> {
  return found(
    await tx.first(
      sql<AnyStudent>`
        SELECT customer_id AS "customerId", deleted_at IS NOT NULL AS "isDeleted", merged_into AS "mergedInto" FROM students
        WHERE tenant_id = ${tx.tenantId} AND id = ${id} FOR UPDATE`.compile(db),
    ),
  );
}

function found<Row>(student: Row | null): Row {
  if (!student) throw notFound('student');
  return student;
}

/** The editable columns. */
export interface StudentValues
  extends Pick<
    Student,
    'customerId' | 'name' | 'birthDate' | 'grade' | 'phone' | 'email' | 'locale' | 'notes' | 'externalId' | 'tags' | 'customFields'
  > {
  searchText: string;
}

function columns(values: StudentValues) {
  const { customerId, birthDate, searchText, externalId, customFields, name, grade, phone, email, locale, notes, tags } = values;
  const own = { customer_id: customerId, birth_date: birthDate, search_text: searchText, external_id: externalId };
  return { ...own, custom_fields: JSON.stringify(customFields), name, grade, phone, email, locale, notes, tags };
}

export async function insertStudent(tx: TenantTx, id: string, values: StudentValues): Promise<void> {
  await tx.count(db.insertInto('students').values({ tenant_id: tx.tenantId, id, ...columns(values) }));
}

export async function updateStudent(tx: TenantTx, id: string, values: StudentValues): Promise<void> {
  await tx.count(
    db
      .updateTable('students')
      .set({ ...columns(values), version: sql`version + 1`, updated_at: sql`now()` })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id),
  );
}

/** Hides the student behind another, and leads whoever was merged into them there too. */
export async function markStudentMerged(tx: TenantTx, id: string, survivorId: string): Promise<void> {
  await tx.count(
    sql`UPDATE students SET deleted_at = coalesce(deleted_at, now()), merged_into = ${survivorId}, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND (id = ${id} OR merged_into = ${id})`.compile(db),
  );
}

/** Those merged into a student go where the student goes: who takes out or erases a family's data finds them there. */
export async function takeMergedAlong(tx: TenantTx, id: string, customerId: string): Promise<void> {
  await tx.count(sql`UPDATE students SET customer_id = ${customerId} WHERE tenant_id = ${tx.tenantId} AND merged_into = ${id}`.compile(db));
}

export async function setStudentDeleted(tx: TenantTx, id: string, isDeleted: boolean): Promise<void> {
  await tx.count(
    sql`UPDATE students SET deleted_at = CASE WHEN ${isDeleted}::boolean THEN now() END,
          version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

/** The live students of a customer, in the order in which all who change several lock them. */
export async function listStudentIdsOf(tx: TenantTx, customerId: string): Promise<string[]> {
  const rows = await tx.rows(
    sql<{
      id: string;
    }>`SELECT id FROM students WHERE tenant_id = ${tx.tenantId} AND customer_id = ${customerId} AND deleted_at IS NULL ORDER BY id`.compile(
      db,
    ),
  );
  return rows.map(({ id }) => id);
}

export async function setCustomerOf(tx: TenantTx, id: string, customerId: string): Promise<void> {
  await tx.count(
    sql`UPDATE students SET customer_id = ${customerId}, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

/** By id, else external id, else by name in a family. */
export async function findStudentByKeys(
  tx: TenantTx,
  keys: { id: string | null; externalId: string | null; name: string | null; customerId: string | null },
): Promise<string | null> {
  const { id, externalId, name, customerId } = keys;
  const live = sql`tenant_id = ${tx.tenantId} AND deleted_at IS NULL`;
  const found = await tx.first(
    sql<{ id: string }>`SELECT id FROM (
        (SELECT 1 AS rank, id FROM students WHERE ${live} AND id = ${id}::text)
        UNION ALL (SELECT 2, id FROM students WHERE ${live} AND external_id = ${externalId}::text)
        UNION ALL (SELECT 3, id FROM students WHERE ${live} AND customer_id = ${customerId}::text AND name = ${name}::text ORDER BY id LIMIT 1)
      ) known ORDER BY rank LIMIT 1`.compile(db),
  );
  return found?.id ?? null;
}

import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { SystemTx, TenantTx } from '../../../platform/db/transactions.ts';

export interface AccountValues {
  studentId: string;
  phone: string;
  passwordHash: string;
}

/** Opens the login, or opens a revoked one again; sessions of before stay ended. */
export async function upsertAccount(tx: TenantTx, { studentId, phone, passwordHash }: AccountValues): Promise<void> {
  await tx.count(
    sql`INSERT INTO student_accounts (tenant_id, student_id, phone, password_hash)
        VALUES (${tx.tenantId}, ${studentId}, ${phone}, ${passwordHash})
        ON CONFLICT (tenant_id, student_id) DO UPDATE SET phone = excluded.phone, password_hash = excluded.password_hash,
          is_active = true, token_version = student_accounts.token_version + 1, created_at = now(), updated_at = now()`.compile(db),
  );
  await tellAccountChanged(tx, studentId);
}

export interface LockedAccount {
  phone: string;
  passwordHash: string;
}

/** A student's live login, locked; null when it has ended. */
export async function lockAccount(tx: TenantTx, studentId: string): Promise<LockedAccount | null> {
  return tx.first(
    sql<LockedAccount>`
      SELECT phone, password_hash AS "passwordHash" FROM student_accounts
      WHERE tenant_id = ${tx.tenantId} AND student_id = ${studentId} AND is_active FOR UPDATE`.compile(db),
  );
}

/** Sets the password and ends every session opened with the old one; answers the version of new ones. */
export async function setAccountPassword(tx: TenantTx, studentId: string, passwordHash: string): Promise<number> {
  const account = await tx.first(
    sql<{
      version: number;
    }>`UPDATE student_accounts SET password_hash = ${passwordHash}, token_version = token_version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND student_id = ${studentId} RETURNING token_version AS version`.compile(db),
  );
  if (!account) throw new Error('the login went away under its lock');
  await tellAccountChanged(tx, studentId);
  return account.version;
}

/** Ends the login with all its sessions; nothing happens when there is none. */
export async function revokeAccount(tx: TenantTx, studentId: string): Promise<void> {
  const count = await tx.count(
    sql`UPDATE student_accounts SET is_active = false, token_version = token_version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND student_id = ${studentId} AND is_active`.compile(db),
  );
  if (count > 0) await tellAccountChanged(tx, studentId);
}

/** Another student signs in with this one's phone and password from now on; whoever is signed in has to do so again. */
export async function giveAccount(tx: TenantTx, fromId: string, toId: string): Promise<void> {
  const account = await lockAccount(tx, fromId);
  if (!account) throw new Error('the login went away under its lock');
  await revokeAccount(tx, fromId);
  await upsertAccount(tx, { studentId: toId, ...account });
}

/** Every process forgets what it knows of the account, with the commit. */
export async function tellAccountChanged(tx: TenantTx, studentId: string): Promise<void> {
  await tx.count(sql`SELECT pg_notify('rollbook_student_accounts', ${`${tx.tenantId}/${studentId}`})`.compile(db));
}

export interface StudentLogin {
  tenantId: string;
  tenantName: string;
  subdomain: string;
  studentId: string;
  passwordHash: string;
  tokenVersion: number;
}

/** The countries of the schools a login may mean: one school's, or all there are. */
export async function listCountries(tx: SystemTx, tenant: string | undefined): Promise<string[]> {
  const rows = await tx.rows(
    sql<{ country: string }>`SELECT DISTINCT country FROM tenants
      WHERE ${tenant ?? null}::text IS NULL OR subdomain = ${tenant ?? null} OR id = ${tenant ?? null}`.compile(db),
  );
  return rows.map(({ country }) => country);
}

/** What was typed, as the schools of a country would dial it. */
export interface DialledPhone {
  country: string;
  phone: string;
}

/** The live logins of a phone, at whichever school that dials it so. */
export async function listStudentLogins(
  tx: SystemTx,
  dialled: readonly DialledPhone[],
  tenant: string | undefined,
): Promise<StudentLogin[]> {
  return tx.rows(
    sql<StudentLogin>`
      SELECT a.tenant_id AS "tenantId", t.name AS "tenantName", t.subdomain, a.student_id AS "studentId",
        a.password_hash AS "passwordHash", a.token_version AS "tokenVersion"
      FROM unnest(${dialled.map(({ country }) => country)}::text[], ${dialled.map(({ phone }) => phone)}::text[]) AS d (country, phone)
        JOIN student_accounts a ON a.phone = d.phone AND a.is_active
        JOIN tenants t ON t.id = a.tenant_id AND t.country = d.country
        JOIN students s ON s.tenant_id = a.tenant_id AND s.id = a.student_id AND s.deleted_at IS NULL
      WHERE ${tenant ?? null}::text IS NULL OR t.subdomain = ${tenant ?? null} OR t.id = ${tenant ?? null}
      ORDER BY t.name LIMIT 20`.compile(db),
  );
}

/** Which sessions of a student's login are good: those of the present version; null when it has ended. */
export async function findAccountVersion(tx: SystemTx, tenantId: string, studentId: string): Promise<number | null> {
  const account = await tx.first(
    sql<{ version: number }>`
      SELECT a.token_version AS version FROM student_accounts a
        JOIN students s ON s.tenant_id = a.tenant_id AND s.id = a.student_id AND s.deleted_at IS NULL
      WHERE a.tenant_id = ${tenantId} AND a.student_id = ${studentId} AND a.is_active`.compile(db),
  );
  return account?.version ?? null;
}

export interface ProfileRow {
  id: string;
  name: string;
  phone: string;
  locale: 'en' | 'he' | 'vi';
  streak: number;
}

/** What a student sees of themselves. */
export async function findProfile(tx: TenantTx, studentId: string): Promise<ProfileRow | null> {
  return tx.first(
    sql<ProfileRow>`
      SELECT s.id, s.name, a.phone, COALESCE(s.locale, t.locale) AS locale, COALESCE(l.streak_current, 0) AS streak
      FROM students s
        JOIN tenants t ON t.id = s.tenant_id
        JOIN student_accounts a ON a.tenant_id = s.tenant_id AND a.student_id = s.id AND a.is_active
        LEFT JOIN learners l ON l.tenant_id = s.tenant_id AND l.student_id = s.id
      WHERE s.tenant_id = ${tx.tenantId} AND s.id = ${studentId} AND s.deleted_at IS NULL`.compile(db),
  );
}

import { type RawBuilder, sql } from 'kysely';
import { findsWords } from '../../../platform/db/folded.ts';
import { type Listed, readPage, when } from '../../../platform/db/pages.ts';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import type { StaffUser, UserQuery, UserReplacement } from './user-schemas.ts';

const shown = sql`u.id, u.version, u.email, u.name, u.role, u.locale, u.external_id AS "externalId", u.is_active AS "isActive",
  u.password_hash IS NOT NULL AS "hasPassword",
  EXISTS (SELECT FROM user_two_factor f WHERE f.tenant_id = u.tenant_id AND f.user_id = u.id AND f.confirmed_at IS NOT NULL) AS "hasTwoFactor",
  (SELECT k.expires_at FROM user_tokens k WHERE k.tenant_id = u.tenant_id AND k.user_id = u.id AND k.purpose = 'invitation'
     AND k.expires_at > now()) AS "invitationExpiresAt",
  (SELECT max(s.created_at) FROM user_sessions s WHERE s.tenant_id = u.tenant_id AND s.user_id = u.id) AS "lastSignedInAt",
  u.created_at AS "createdAt", u.updated_at AS "updatedAt"`;

type Sort = UserQuery['sortBy'];
const LIST: Listed<Sort> = {
  as: 'u',
  from: sql`users u`,
  shown,
  orderings: {
    name: { value: sql`u.name`, id: sql`u.id`, type: 'text' },
    createdAt: { value: sql`u.created_at`, id: sql`u.id`, type: 'timestamptz' },
  },
};

export async function listUsers(tx: TenantTx, query: UserQuery): Promise<Listing<StaffUser>> {
  const filters = [
    sql`u.tenant_id = ${tx.tenantId} AND u.deleted_at IS NULL`,
    ...when(query.role, (role) => sql`u.role = ${role}`),
    ...when(query.isActive, (isActive) => sql`u.is_active = ${isActive}::boolean`),
    ...when(query.externalId, (externalId) => sql`u.external_id = ${externalId}`),
    ...(await findsWords(tx, { table: 'users', id: sql`u.id`, text: sql`u.name || ' ' || u.email` }, query.search)),
  ];
  return readPage<StaffUser, Sort>(tx, LIST, query, filters, (row) => row[query.sortBy]);
}

type Stored = StaffUser & { isDeleted: boolean };

function one(tx: TenantTx, id: string): RawBuilder<unknown> {
  return sql`SELECT ${shown}, u.deleted_at IS NOT NULL AS "isDeleted" FROM users u WHERE u.tenant_id = ${tx.tenantId} AND u.id = ${id}`;
}

export async function getStaffUser(tx: TenantTx, id: string): Promise<StaffUser> {
  return live(await tx.first(sql<Stored>`${one(tx, id)}`.compile(db)));
}

/** The user for a change; nobody else changes them until the commit. */
export async function lockUser(tx: TenantTx, id: string): Promise<StaffUser> {
  await lockRow(tx, id);
  return getStaffUser(tx, id);
}

/** A deleted user, locked; null when there is one and they are not deleted. */
export async function lockDeletedUser(tx: TenantTx, id: string): Promise<StaffUser | null> {
  await lockRow(tx, id);
  const stored = await tx.first(sql<Stored>`${one(tx, id)}`.compile(db));
  if (!stored) throw notFound('user');
  const { isDeleted, ...user } = stored;
  return isDeleted ? user : null;
}

// Locked first and read after: what is joined would be as old as the waiting was long.
async function lockRow(tx: TenantTx, id: string): Promise<void> {
  await tx.count(sql`SELECT id FROM users WHERE tenant_id = ${tx.tenantId} AND id = ${id} FOR UPDATE`.compile(db));
}

function live(stored: Stored | null): StaffUser {
  if (!stored || stored.isDeleted) throw notFound('user');
  const { isDeleted: _, ...user } = stored;
  return user;
}

function columns({ email, name, role, locale, externalId }: UserReplacement) {
  return { email, name, role, locale: locale ?? null, external_id: externalId ?? null };
}

export async function insertUser(tx: TenantTx, id: string, values: UserReplacement, passwordHash: string | null): Promise<void> {
  await tx.count(db.insertInto('users').values({ tenant_id: tx.tenantId, id, password_hash: passwordHash, ...columns(values) }));
}

const next = { version: sql<number>`version + 1`, updated_at: sql<string>`now()` };

export async function updateUser(tx: TenantTx, id: string, values: UserReplacement): Promise<void> {
  await tx.count(
    db
      .updateTable('users')
      .set({ ...columns(values), ...next })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id),
  );
}

export async function setUserActive(tx: TenantTx, id: string, isActive: boolean): Promise<void> {
  await tx.count(
    db
      .updateTable('users')
      .set({ is_active: isActive, ...next })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id),
  );
}

export async function setUserDeleted(tx: TenantTx, id: string, isDeleted: boolean): Promise<void> {
  await tx.count(
    sql`UPDATE users SET deleted_at = CASE WHEN ${isDeleted}::boolean THEN now() END, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

export async function setPasswordHash(tx: TenantTx, id: string, passwordHash: string): Promise<void> {
  await tx.count(
    db
      .updateTable('users')
      .set({ password_hash: passwordHash, ...next })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id),
  );
}

/** The hash of a person's password, locked; null when they have none. */
export async function lockPasswordHash(tx: TenantTx, id: string): Promise<string | null> {
  const user = await tx.first(
    sql<{ hash: string | null }>`
      SELECT password_hash AS hash FROM users WHERE tenant_id = ${tx.tenantId} AND id = ${id} AND deleted_at IS NULL FOR UPDATE`.compile(
      db,
    ),
  );
  if (!user) throw notFound('user');
  return user.hash;
}

/**
 * How many administrators can sign in, besides one. Held still until the commit: every change that takes an
 * administrator away waits here for the one before. It comes before any lock on a user, or two would wait for
 * each other.
 */
export async function countOtherAdmins(tx: TenantTx, id: string): Promise<number> {
  await tx.count(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`admins/${tx.tenantId}`}, 0))`.compile(db));
  const counted = await tx.first(
    sql<{ others: number }>`
      SELECT count(*) AS others FROM users WHERE tenant_id = ${tx.tenantId} AND role = 'admin' AND is_active
        AND password_hash IS NOT NULL AND deleted_at IS NULL AND id <> ${id}`.compile(db),
  );
  return counted?.others ?? 0;
}

export interface SignInState {
  isActive: boolean;
  passwordHash: string | null;
}

/** Whether a person may sign in, and by which password; null when there is no such person. */
export async function findSignInState(tx: TenantTx, id: string): Promise<SignInState | null> {
  return tx.first(
    sql<SignInState>`
      SELECT is_active AS "isActive", password_hash AS "passwordHash" FROM users
      WHERE tenant_id = ${tx.tenantId} AND id = ${id} AND deleted_at IS NULL`.compile(db),
  );
}

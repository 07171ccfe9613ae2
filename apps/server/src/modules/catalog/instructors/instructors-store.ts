import { type RawBuilder, sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { reach } from '../../access/index.ts';
import { BY_NAME, type Listed, page } from '../pages.ts';
import type { Instructor, InstructorQuery } from './schemas.ts';

const shown = sql`id, version, external_id AS "externalId", user_id AS "userId", name, phone, email, city,
  employment_type AS "employmentType", rate_frontal AS "rateFrontal", rate_online AS "rateOnline", rate_private AS "ratePrivate",
  is_active AS "isActive", created_at AS "createdAt", updated_at AS "updatedAt"`;
const LISTED: Listed<InstructorQuery['sortBy']> = {
  table: 'instructors',
  shown,
  orderings: BY_NAME,
  text: sql`concat_ws(' ', name, email)`,
  phone: sql`phone`,
};

/** An instructor who signs in sees themselves and nobody else. */
function visible(tx: TenantTx): RawBuilder<unknown> {
  const seen = reach(tx.caller, 'instructors');
  if (seen === 'own') return sql`user_id = ${tx.caller.id}`;
  return seen === 'all' ? sql`true` : sql`false`;
}

export async function listInstructors(tx: TenantTx, query: InstructorQuery): Promise<Listing<Instructor>> {
  return page<Instructor, InstructorQuery['sortBy']>(tx, LISTED, query, [
    visible(tx),
    ...(query.isActive === undefined ? [] : [sql`is_active = ${query.isActive}::boolean`]),
    ...(query.externalId === undefined ? [] : [sql`external_id = ${query.externalId}`]),
    ...(query.hasAvailability === undefined ? [] : [sql`has_hours = ${query.hasAvailability}::boolean`]),
  ]);
}

function one(tx: TenantTx, id: string): RawBuilder<unknown> {
  return sql`SELECT ${shown}, deleted_at IS NOT NULL AS "isDeleted" FROM instructors
    WHERE tenant_id = ${tx.tenantId} AND id = ${id} AND ${visible(tx)}`;
}

type Stored = Instructor & { isDeleted: boolean };

export async function getInstructor(tx: TenantTx, id: string): Promise<Instructor> {
  return live(await tx.first(sql<Stored>`${one(tx, id)}`.compile(db)));
}

/** The instructor for a change; nobody else changes them, or their hours, until the commit. */
export async function lockInstructor(tx: TenantTx, id: string): Promise<Instructor> {
  return live(await tx.first(sql<Stored>`${one(tx, id)} FOR UPDATE`.compile(db)));
}

/** A deleted instructor, locked; null when there is one and they are not deleted. */
export async function lockDeletedInstructor(tx: TenantTx, id: string): Promise<Instructor | null> {
  const stored = await tx.first(sql<Stored>`${one(tx, id)} FOR UPDATE`.compile(db));
  if (!stored) throw notFound('instructor');
  const { isDeleted, ...instructor } = stored;
  return isDeleted ? instructor : null;
}

function live(stored: Stored | null): Instructor {
  if (!stored || stored.isDeleted) throw notFound('instructor');
  const { isDeleted: _, ...instructor } = stored;
  return instructor;
}

/** Whether there is such a user, who then can't be deleted until the commit. */
export async function holdUser(tx: TenantTx, id: string): Promise<boolean> {
  const held = await tx.first(
    sql<{ id: string }>`SELECT id FROM users
      WHERE tenant_id = ${tx.tenantId} AND id = ${id} AND deleted_at IS NULL FOR SHARE`.compile(db),
  );
  return held !== null;
}

/** The editable columns. */
export type InstructorValues = Omit<Instructor, 'id' | 'version' | 'createdAt' | 'updatedAt'>;

function columns({ externalId, userId, employmentType, rateFrontal, rateOnline, ratePrivate, isActive, ...same }: InstructorValues) {
  const { name, phone, email, city } = same;
  return {
    ...{ name, phone, email, city },
    external_id: externalId,
    user_id: userId,
    employment_type: employmentType,
    rate_frontal: rateFrontal,
    rate_online: rateOnline,
    rate_private: ratePrivate,
    is_active: isActive,
  };
}

export async function insertInstructor(tx: TenantTx, id: string, values: InstructorValues): Promise<void> {
  await tx.count(db.insertInto('instructors').values({ tenant_id: tx.tenantId, id, ...columns(values) }));
}

export async function updateInstructor(tx: TenantTx, id: string, values: InstructorValues): Promise<void> {
  await tx.count(
    db
      .updateTable('instructors')
      .set({ ...columns(values), version: sql`version + 1`, updated_at: sql`now()` })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id),
  );
}

/** A new version of the instructor, whose hours of the week were set: whether there are any is kept, for the list. */
export async function setHasHours(tx: TenantTx, id: string, hasHours: boolean): Promise<void> {
  await tx.count(
    sql`UPDATE instructors SET has_hours = ${hasHours}, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

export async function setInstructorDeleted(tx: TenantTx, id: string, isDeleted: boolean): Promise<void> {
  await tx.count(
    sql`UPDATE instructors SET deleted_at = CASE WHEN ${isDeleted}::boolean THEN now() END,
          version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

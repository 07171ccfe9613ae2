import { type RawBuilder, sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { BY_NAME, type Listed, page } from '../pages.ts';
import type { Course, CourseQuery } from './schemas.ts';

const shown = sql`id, version, external_id AS "externalId", name, description, category, target_audience AS "targetAudience", origin,
  is_active AS "isActive", created_at AS "createdAt", updated_at AS "updatedAt"`;

const LISTED: Listed<CourseQuery['sortBy']> = { table: 'courses', shown, orderings: BY_NAME, text: sql`name` };

export async function listCourses(tx: TenantTx, query: CourseQuery): Promise<Listing<Course>> {
  return page<Course, CourseQuery['sortBy']>(tx, LISTED, query, [
    ...(query.category === undefined ? [] : [sql`category = ${query.category}`]),
    ...(query.origin === undefined ? [] : [sql`origin = ${query.origin}`]),
    ...(query.externalId === undefined ? [] : [sql`external_id = ${query.externalId}`]),
    ...(query.isActive === undefined ? [] : [sql`is_active = ${query.isActive}::boolean`]),
  ]);
}

function one(tx: TenantTx, id: string): RawBuilder<unknown> {
  return sql`SELECT ${shown}, deleted_at IS NOT NULL AS "isDeleted" FROM courses WHERE tenant_id = ${tx.tenantId} AND id = ${id}`;
}

type Stored = Course & { isDeleted: boolean };

export async function getCourse(tx: TenantTx, id: string): Promise<Course> {
  return live(await tx.first(sql<Stored>`${one(tx, id)}`.compile(db)));
}

/** The course for a change; nobody else changes it until the commit. */
export async function lockCourse(tx: TenantTx, id: string): Promise<Course> {
  return live(await tx.first(sql<Stored>`${one(tx, id)} FOR UPDATE`.compile(db)));
}

/** A deleted course, locked; null when there is one and it is not deleted. */
export async function lockDeletedCourse(tx: TenantTx, id: string): Promise<Course | null> {
  const stored = await tx.first(sql<Stored>`${one(tx, id)} FOR UPDATE`.compile(db));
  if (!stored) throw notFound('course');
  const { isDeleted, ...course } = stored;
  return isDeleted ? course : null;
}

function live(stored: Stored | null): Course {
  if (!stored || stored.isDeleted) throw notFound('course');
  const { isDeleted: _, ...course } = stored;
  return course;
}

/** The editable columns. */
export type CourseValues = Omit<Course, 'id' | 'version' | 'createdAt' | 'updatedAt'>;

function columns({ externalId, name, description, category, targetAudience, origin, isActive }: CourseValues) {
  return { external_id: externalId, name, description, category, target_audience: targetAudience, origin, is_active: isActive };
}

export async function insertCourse(tx: TenantTx, id: string, values: CourseValues): Promise<void> {
  await tx.count(db.insertInto('courses').values({ tenant_id: tx.tenantId, id, ...columns(values) }));
}

export async function updateCourse(tx: TenantTx, id: string, values: CourseValues): Promise<void> {
  await tx.count(
    db
      .updateTable('courses')
      .set({ ...columns(values), version: sql`version + 1`, updated_at: sql`now()` })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id),
  );
}

export async function setCourseDeleted(tx: TenantTx, id: string, isDeleted: boolean): Promise<void> {
  await tx.count(
    sql`UPDATE courses SET deleted_at = CASE WHEN ${isDeleted}::boolean THEN now() END,
          version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

import { type RawBuilder, sql } from 'kysely';
import { findsWords } from '../../../platform/db/folded.ts';
import { allOf } from '../../../platform/db/keyset.ts';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { ownCycles, ownInstructors, reach } from '../../access/index.ts';
import type { Found } from '../schemas.ts';

export type Kind = 'customers' | 'students' | 'leads';

// A word spelled wrong is looked for this long, and no longer.
const ALIKE_MS = 250;

/** Ids of those who have a word much like this one; none when finding them takes too long. */
export async function findAlikeIds(tx: TenantTx, kind: Kind, word: string, max: number): Promise<string[]> {
  try {
    return await tx.savepoint(async () => {
      await tx.count(sql`SELECT set_config('statement_timeout', ${String(ALIKE_MS)}, true)`.compile(db));
      const rows = await tx.rows(sql<{ id: string }>`SELECT search_alike_ids(${kind}, ${word}, ${max}) AS id`.compile(db));
      await tx.count(sql`SET LOCAL statement_timeout TO DEFAULT`.compile(db));
      return rows.map(({ id }) => id);
    });
  } catch (error) {
    if (isCancelled(error)) return [];
    throw error;
  }
}

function isCancelled(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '57014';
}

const SHOWN: Record<Kind, RawBuilder<unknown>> = {
  customers: sql`SELECT p.id, p.name AS title, NULLIF(concat_ws(' · ', p.phone, p.city), '') AS subtitle, p.search_text, p.phone, p.name FROM customers p`,
  students: sql`SELECT p.id, p.name AS title, c.name AS subtitle, p.search_text, p.phone, p.name FROM students p
    JOIN customers c ON c.tenant_id = p.tenant_id AND c.id = p.customer_id`,
  leads: sql`SELECT p.id, p.name AS title, NULLIF(concat_ws(' · ', p.phone, p.email), '') AS subtitle, p.search_text, p.phone, p.name FROM leads p`,
};

/** The best of them: a phone that ends so, then a name that begins so, then a word that does. `text` is folded. */
export async function listBest(tx: TenantTx, kind: Kind, ids: readonly string[], text: string, limit: number): Promise<Found[]> {
  const digits = text.replace(/\D/g, '');
  const escaped = text.replace(/[\\%_]/g, '\\$&');
  const rows = await tx.rows(
    sql<
      Omit<Found, 'resource'>
    >`SELECT id, title, subtitle FROM (${SHOWN[kind]} WHERE p.tenant_id = ${tx.tenantId} AND p.id = ANY (${ids}::text[])) found
      ORDER BY CASE
          WHEN ${digits} <> '' AND right(phone, length(${digits})) = ${digits} THEN 0
          WHEN search_text LIKE ${`${escaped}%`} THEN 1
          WHEN search_text LIKE ${`% ${escaped}%`} THEN 2
          ELSE 3 END, name, id
      LIMIT ${limit}`.compile(db),
  );
  return rows.map((row) => ({ resource: kind, ...row }));
}

type Place = 'courses' | 'branches' | 'instructors';

const SAID: Record<Place, RawBuilder<unknown>> = { courses: sql`category`, branches: sql`city`, instructors: sql`city` };

/** Courses, branches or instructors by their name: all the caller may see, which of instructors may be their own record alone. */
export async function listPlacesFound(tx: TenantTx, place: Place, q: string, limit: number): Promise<Found[]> {
  const seen = reach(tx.caller, place);
  if (seen === 'none') return [];
  const found = await findsWords(tx, { table: place, id: sql`id`, text: sql`name` }, q);
  const own = seen === 'own' ? [sql`id IN ${ownInstructors(tx)}`] : [];
  const filters = allOf([sql`tenant_id = ${tx.tenantId} AND deleted_at IS NULL`, ...own, ...found]);
  const rows = await tx.rows(
    sql<Omit<Found, 'resource'>>`SELECT id, name AS title, ${SAID[place]} AS subtitle FROM ${sql.table(place)} WHERE ${filters}
      ORDER BY name, id LIMIT ${limit}`.compile(db),
  );
  return rows.map((row) => ({ resource: place, ...row }));
}

/** Cycles the caller may see: all, or an instructor's own. */
export async function listCyclesFound(tx: TenantTx, q: string, limit: number): Promise<Found[]> {
  const seen = reach(tx.caller, 'cycles');
  if (seen === 'none') return [];
  const found = await findsWords(tx, { table: 'cycles', id: sql`r.id`, text: sql`r.name` }, q);
  const own = seen === 'own' ? [sql`r.id IN ${ownCycles(tx)}`] : [];
  const filters = allOf([sql`r.tenant_id = ${tx.tenantId} AND r.deleted_at IS NULL`, ...own, ...found]);
  const rows = await tx.rows(
    sql<
      Omit<Found, 'resource'>
    >`SELECT r.id, r.name AS title, (SELECT b.name FROM branches b WHERE b.tenant_id = r.tenant_id AND b.id = r.branch_id) AS subtitle
      FROM cycles r WHERE ${filters} ORDER BY r.name, r.id LIMIT ${limit}`.compile(db),
  );
  return rows.map((row) => ({ resource: 'cycles' as const, ...row }));
}

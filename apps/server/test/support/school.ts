import { createTenant, createUser } from '../../src/modules/access/index.ts';
import { openLearner } from '../../src/modules/progress/index.ts';
import { systemCaller } from '../../src/platform/caller.ts';
import { inTenant } from '../../src/platform/db/transactions.ts';
import type { TestServer } from './server.ts';

export const PASSWORD = 'a-password-for-tests';
export const ROLES = ['admin', 'manager', 'instructor', 'seller', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** A school with one user per role: `<role>@<id>.example`. */
export async function openSchool(
  server: TestServer,
  id = 'driving',
  settings: { timezone?: string; country?: string } = {},
): Promise<void> {
  const { database } = server.app.system;
  await createTenant(database, {
    id,
    name: `School ${id}`,
    subdomain: id,
    locale: 'en',
    timezone: settings.timezone ?? 'Asia/Ho_Chi_Minh',
    currency: 'VND',
    country: settings.country ?? 'VN',
  });
  await inTenant(database, systemCaller(id, 'system', 'test'), async (tx) => {
    for (const role of ROLES) {
      await createUser(tx, { id: `usr_${id}_${role}`, email: `${role}@${id}.example`, name: `The ${role}`, role, password: PASSWORD });
    }
  });
}

/** Students by SQL, for tests that need many or none of the verbs around them. */
export async function addStudents(server: TestServer, tenantId: string, ids: readonly string[]): Promise<void> {
  await server.database.look(
    `INSERT INTO customers (tenant_id, id, name, search_text) VALUES ($1, 'cus_' || $1, 'Family', 'family') ON CONFLICT DO NOTHING`,
    [tenantId],
  );
  await server.database.look(
    `INSERT INTO students (tenant_id, id, customer_id, name, search_text)
     SELECT $1, id, 'cus_' || $1, 'Student ' || id, 'student ' || id FROM unnest($2::text[]) id`,
    [tenantId, ids],
  );
  await inTenant(server.app.system.database, systemCaller(tenantId, 'system', 'test'), async (tx) => {
    for (const id of ids) await openLearner(tx, id);
  });
}

export interface Answer {
  status: number;
  headers: Headers;
  body: { data?: never; error?: { code: string; message: string; details?: { field: string; message: string }[] } } & Record<string, never>;
}

/** Calls the API as somebody: JSON in, JSON out. */
export type Api = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

export function apiWith(url: string, credentials: Record<string, string>): Api {
  return async (method, path, body, headers = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { ...credentials, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text.startsWith('{') ? JSON.parse(text) : {} };
  };
}

const tokens = new Map<string, string>();

/** Signs in as a role of a school and answers the API in that person's name. */
export async function signIn(server: TestServer, role: Role, tenantId = 'driving'): Promise<Api> {
  return apiWith(server.url, { authorization: `Bearer ${await tokenOf(server, role, tenantId)}` });
}

/** The access token of a role of a school: one session each, however often it is asked for. */
export async function tokenOf(server: TestServer, role: Role, tenantId = 'driving'): Promise<string> {
  const key = `${server.url}/${tenantId}/${role}`;
  const known = tokens.get(key);
  if (known) return known;
  const { status, body } = await apiWith(server.url, {})('POST', '/api/v1/auth/login', {
    email: `${role}@${tenantId}.example`,
    password: PASSWORD,
  });
  if (status !== 200) throw new Error(`no sign-in as ${key}: ${JSON.stringify(body)}`);
  const { accessToken } = body.data as unknown as { accessToken: string };
  tokens.set(key, accessToken);
  return accessToken;
}

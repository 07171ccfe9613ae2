import { createUser } from '../../src/modules/access/index.ts';
import { systemCaller } from '../../src/platform/caller.ts';
import { inTenant } from '../../src/platform/db/transactions.ts';
import { type Api, apiWith, openSchool, PASSWORD, tokenOf } from '../support/school.ts';
import type { TestServer } from '../support/server.ts';
import { ZOOM_SECRET } from '../support/zoom.ts';
import { openTeaching } from './example-teaching.ts';

const LEARNER_SCOPES = ['READ_LEARNER_PROGRESS', 'READ_SESSION_DATA', 'READ_ANALYTICS', 'WRITE_EXTERNAL_EVENTS'];

/** A school that holds what the examples of the routes name, and everybody who may call one. */
export interface School {
  server: TestServer;
  id: string;
  admin: Api;
  app: { token: string; secret: string };
  /** Of a form that leads come in by. */
  formToken: string;
  /** Headers that get past a gate, by its security scheme; a learning app signs instead. */
  credentials: Record<string, Record<string, string>>;
}

const STUDENT_PHONE = '+972501234567';
export const STUDENT_PASSWORD = 'tractor lamp 42';

export async function openSchoolOfExamples(server: TestServer, id = 'driving'): Promise<School> {
  await openSchool(server, id, { timezone: 'Asia/Jerusalem', country: 'IL' });
  const staffToken = { authorization: `Bearer ${await tokenOf(server, 'admin', id)}` };
  const admin = apiWith(server.url, staffToken);
  const suffix = id === 'driving' ? '123' : `123_${id}`;
  await done(admin('POST', '/api/v1/customers', { id: `cus_${suffix}`, name: 'The family of the examples' }));
  await done(admin('POST', '/api/v1/students', { id: `stu_${suffix}`, customerId: `cus_${suffix}`, name: 'The student of the examples' }));
  await done(admin('POST', '/api/v1/branches', { id: `brn_${suffix}`, name: 'The branch of the examples', type: 'school' }));
  await inTenant(server.app.system.database, systemCaller(id, 'system', 'test'), (tx) =>
    createUser(tx, {
      id: `usr_${suffix}`,
      email: `example@${id}.example`,
      name: 'The user of the examples',
      role: 'seller',
      password: PASSWORD,
    }),
  );
  await openTeaching({ admin }, suffix);
  await done(admin('POST', '/api/v1/leads', { id: `led_${suffix}`, name: 'The lead of the examples' }));
  const form = await done(admin('POST', '/api/v1/lead-forms', { name: 'The form of the examples' }));
  await done(admin('POST', `/api/v1/students/stu_${suffix}/account`, { phone: STUDENT_PHONE, password: STUDENT_PASSWORD }));
  await done(admin('PATCH', '/api/v1/settings/meeting-rooms', { zoomWebhookSecret: ZOOM_SECRET }));
  const app = await done(admin('POST', '/api/v1/connected-apps', { name: 'The app of the examples' }));
  const key = await done(
    admin('POST', '/api/v1/api-keys', { name: 'The key of the examples', scopes: ['students:read', ...LEARNER_SCOPES] }),
  );
  return {
    server,
    id,
    admin,
    app: { token: String(app.serviceToken), secret: String(app.hmacSecret) },
    formToken: String(form.token),
    credentials: {
      staffToken,
      apiKey: { 'x-api-key': String(key.key) },
      studentCookie: await studentCookie(server, id),
      none: {},
      metricsToken: {},
    },
  };
}

async function studentCookie(server: TestServer, tenant: string): Promise<Record<string, string>> {
  const { status, headers } = await apiWith(server.url, {})('POST', '/api/student/login', {
    phone: STUDENT_PHONE,
    password: STUDENT_PASSWORD,
    tenant,
  });
  if (status !== 200) throw new Error(`the student could not sign in: ${status}`);
  return { cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '', origin: server.url };
}

export async function make(admin: Api, path: string, body: object): Promise<string> {
  return String((await done(admin('POST', path, body))).id);
}

export async function done(answer: ReturnType<Api>): Promise<Record<string, unknown>> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`could not prepare: ${status} ${JSON.stringify(body)}`);
  return (body.data ?? {}) as Record<string, unknown>;
}

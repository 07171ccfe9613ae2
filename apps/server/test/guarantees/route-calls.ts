import { permissionsOf } from '../../src/modules/access/permission-matrix.ts';
import { exampleEvent } from '../../src/modules/progress/learner-api/examples.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { sendFacts } from '../support/app-client.ts';
import { mailedToken } from '../support/mails.ts';
import { apiWith, PASSWORD } from '../support/school.ts';
import type { TestServer } from '../support/server.ts';
import { zoomHeaders } from '../support/zoom.ts';
import { comeToRoom, openLesson, openZoomRoom } from './example-meeting-rooms.ts';
import {
  apiOf,
  codeFor,
  forget,
  freshUser,
  newSession,
  type Person,
  refreshToken,
  startTwoFactor,
  turnOnTwoFactor,
} from './example-people.ts';
import { done, make, type School, STUDENT_PASSWORD } from './example-school.ts';
import {
  joinMeeting,
  makeAttendance,
  makeCompletedMeeting,
  makeCycle,
  makeExpense,
  makeMeeting,
  makeMeetingOfStudent,
  makeRegistration,
  meetOnHoliday,
  suffixOf,
  waitInLine,
} from './example-teaching.ts';
import { deliverOnce, makeDelivery, makeEndpoint, replayRange, rotate } from './example-webhooks.ts';

export interface RouteAnswer {
  status: number;
  body: unknown;
}

/** One request a route accepts: its own example, with the ids of things that exist. */
export interface RouteCall {
  route: Route;
  params: Record<string, string>;
  path: string;
  body: unknown;
  /** Who calls it, where the example's own admin would be another person after it. */
  credentials?: Record<string, string>;
}

type Params = Record<string, string>;

// Who makes a thing for a route whose path begins like this, the most particular first; a route on another resource
// has to be added. A path of several ids needs them all.
const MAKERS: Record<string, (school: School) => Promise<string | Params>> = {
  '/api/v1/webhooks/:id/deliveries/:deliveryId': makeDelivery,
  '/api/v1/webhooks/:id': makeEndpoint,
  '/admin/webhooks/:id/deliveries/:deliveryId': makeDelivery,
  '/admin/webhooks/:id': makeEndpoint,
  '/api/v1/leads/:id': makeLead,
  '/api/v1/cycles/:id': (school) => makeCycle(school),
  '/api/v1/meetings/:id': makeMeeting,
  '/public/meetings/:token': openLesson,
  '/public/zoom-webhook/:tenantId': async ({ id }) => id,
  '/api/v1/public/zoom-webhook/:tenantId': async ({ id }) => id,
  '/api/v1/registrations/:id': (school) => makeRegistration(school),
  '/api/v1/payments/:id': async (school) =>
    make(school.admin, '/api/v1/payments', { registrationId: await makeRegistration(school), amount: 100, method: 'cash' }),
  '/api/v1/expenses/:id': makeExpense,
  '/api/v1/attendance/meeting/:id': makeMeeting,
  '/api/v1/attendance/:id': makeAttendance,
  '/api/v1/lead-forms/:id': ({ admin }) => make(admin, '/api/v1/lead-forms', { name: 'Fresh form' }),
  '/api/v1/instructors/:id/time-off/:timeOffId': makeTimeOff,
  '/api/v1/instructors/:id': makeInstructor,
  '/api/v1/institutional-orders/:id': ({ admin }) => make(admin, '/api/v1/institutional-orders', { payerName: 'Fresh payer' }),
  '/api/v1/holidays/:id': ({ admin }) => make(admin, '/api/v1/holidays', { name: 'Fresh holiday', startDate: '2026-12-24' }),
  '/api/v1/audit-logs/entity/:entity/:entityId': async (school) => ({ entity: 'api-key', entityId: await makeApiKey(school) }),
  '/api/v1/audit-logs/:id': makeAuditEntry,
  '/api/v1/api-keys/:id': makeApiKey,
  '/admin/api-keys/:id': makeApiKey,
  '/api/v1/connected-apps/:id': ({ admin }) => make(admin, '/api/v1/connected-apps', { name: 'Fresh app' }),
  '/api/v1/customers/:id': ({ admin }) => make(admin, '/api/v1/customers', { name: 'Fresh family' }),
  '/api/v1/students/:id': makeStudent,
  '/api/students/:id': makeStudent,
  '/public/learners/:id': makeStudent,
  '/api/v1/public/learners/:id': makeStudent,
  '/api/v1/branches/:id': ({ admin }) => make(admin, '/api/v1/branches', { name: 'Fresh branch', type: 'school' }),
  '/api/v1/tasks/:id': ({ admin }) => make(admin, '/api/v1/tasks', { title: 'Fresh task' }),
  '/api/v1/saved-views/:id': ({ admin }) => make(admin, '/api/v1/saved-views', { resource: 'customers', name: 'Fresh view' }),
  '/api/v1/imports/:id': ({ admin }) => make(admin, '/api/v1/imports', { resource: 'customers', content: 'Name\nFresh family\n' }),
  '/api/v1/jobs/:id': askForFile,
  '/api/v1/exports/:id': askForFile,
  '/api/v1/custom-fields/:id': ({ admin }) =>
    make(admin, '/api/v1/custom-fields', {
      resource: 'student',
      key: `fresh${phones++}`,
      label: 'Fresh field',
      type: 'select',
      options: ['S'],
    }),
  '/api/v1/users/:id': async (school) => (await freshUser(school)).id,
  '/api/v1/auth/sessions/:id': newSession,
  '/api/v1/roles/:role': async () => 'seller',
  '/api/v1/courses/:id': ({ admin }) => make(admin, '/api/v1/courses', { name: 'Fresh course', category: 'driving' }),
};

let phones = 0;
let people = 0;

// What has to have happened to the thing before the route can do its work.
const STATES: Record<string, (school: School, id: string) => Promise<unknown>> = {
  confirmWebhookSecret: rotate,
  adminConfirmWebhookSecret: rotate,
  replayWebhook: deliverOnce,
  adminReplayWebhook: deliverOnce,
  confirmAttendanceSuggestions: comeToRoom,
  closeInstructorLink: ({ admin }, id) => admin('POST', `/api/v1/meetings/${id}/instructor-link`),
  closeCalendarFeed: ({ admin }, id) => admin('POST', `/api/v1/instructors/${id}/calendar-feed`),
  restoreCycle: ({ admin }, id) => admin('DELETE', `/api/v1/cycles/${id}`),
  restoreExpense: ({ admin }, id) => admin('DELETE', `/api/v1/expenses/${id}`),
  listHitMeetings: meetOnHoliday,
  moveHitMeetings: meetOnHoliday,
  restoreMeeting: ({ admin }, id) => admin('DELETE', `/api/v1/meetings/${id}`),
  restoreRegistration: ({ admin }, id) => admin('DELETE', `/api/v1/registrations/${id}`),
  recalculateMeeting: ({ admin }, id) => admin('POST', `/api/v1/meetings/${id}/complete`, {}),
  acceptPlace: waitInLine,
  markAttendance: joinMeeting,
  markAttendanceBulk: joinMeeting,
  markMeetingAttendance: joinMeeting,
  restoreCustomer: ({ admin }, id) => admin('DELETE', `/api/v1/customers/${id}`),
  restoreStudent: ({ admin }, id) => admin('DELETE', `/api/v1/students/${id}`),
  // As a worker of another server would leave it in the middle.
  cancelImport: ({ server, id: tenant }, id) => setStatus(server, tenant, id, 'checking'),
  undoImport: ({ server, id: tenant }, id) => setStatus(server, tenant, id, 'completed'),
  cancelJob: ({ server, id: tenant }, id) =>
    server.database.look(
      `UPDATE exports SET state = 'running', worker = 'another', worked_at = now() + interval '1 hour', finished_at = NULL, expires_at = NULL
       WHERE tenant_id = $1 AND id = $2`,
      [tenant, id],
    ),
  downloadExport: finishFile,
  restoreBranch: ({ admin }, id) => admin('DELETE', `/api/v1/branches/${id}`),
  restoreCustomField: ({ admin }, id) => admin('DELETE', `/api/v1/custom-fields/${id}`),
  restoreInstructor: ({ admin }, id) => admin('DELETE', `/api/v1/instructors/${id}`),
  restoreInstitutionalOrder: ({ admin }, id) => admin('DELETE', `/api/v1/institutional-orders/${id}`),
  restoreHoliday: ({ admin }, id) => admin('DELETE', `/api/v1/holidays/${id}`),
  restoreTask: ({ admin }, id) => admin('DELETE', `/api/v1/tasks/${id}`),
  restoreSavedView: ({ admin }, id) => admin('DELETE', `/api/v1/saved-views/${id}`),
  restoreLead: ({ admin }, id) => admin('DELETE', `/api/v1/leads/${id}`),
  restoreLeadForm: ({ admin }, id) => admin('DELETE', `/api/v1/lead-forms/${id}`),
  restoreCourse: ({ admin }, id) => admin('DELETE', `/api/v1/courses/${id}`),
  restoreUser: ({ admin }, id) => admin('DELETE', `/api/v1/users/${id}`),
  activateUser: ({ admin }, id) => admin('POST', `/api/v1/users/${id}/deactivate`),
  inviteUser: ({ server }, id) => server.database.look(`UPDATE users SET password_hash = NULL WHERE id = $1`, [id]),
  resetTwoFactor: async (school, id) => turnOnTwoFactor(school, await apiOf(school, id)),
  setStudentPassword: openAccount,
  closeStudentAccount: openAccount,
};

function setStatus({ database }: TestServer, tenant: string, id: string, status: string): Promise<unknown> {
  return database.look(
    `UPDATE imports SET status = $3, worker = 'another', worked_at = now() + interval '1 hour' WHERE tenant_id = $1 AND id = $2`,
    [tenant, id, status],
  );
}

async function askForFile({ admin }: School): Promise<string> {
  return String((await done(admin('POST', '/api/v1/reports/export', { resource: 'branches' }))).jobId);
}

/** As a worker of another server would leave it, where this one runs no jobs. */
async function finishFile({ server: { database }, id: tenant }: School, id: string): Promise<void> {
  await database.look(
    `UPDATE exports SET state = 'completed', worker = '', attempt = 99, size_bytes = 2, finished_at = now(), expires_at = now() + interval '1 day'
     WHERE tenant_id = $1 AND id = $2`,
    [tenant, id],
  );
  await database.look(`INSERT INTO export_chunks (tenant_id, export_id, attempt, seq, bytes) VALUES ($1, $2, 99, 0, 'ok')`, [tenant, id]);
}

function openAccount({ admin }: School, id: string): Promise<unknown> {
  return done(admin('POST', `/api/v1/students/${id}/account`, { phone: freshPhone(), password: STUDENT_PASSWORD }));
}

function freshPhone(): string {
  return `+97252${String(1_000_000 + phones++).padStart(7, '0')}`;
}

function makeStudent({ admin, id }: School): Promise<string> {
  return make(admin, '/api/v1/students', { customerId: `cus_${suffixOf({ id })}`, name: 'Fresh student' });
}

function makeLead({ admin }: School): Promise<string> {
  return make(admin, '/api/v1/leads', { name: 'Fresh lead' });
}

function makeInstructor({ admin }: School): Promise<string> {
  return make(admin, '/api/v1/instructors', { name: 'Fresh instructor' });
}

function makeApiKey({ admin }: School): Promise<string> {
  return make(admin, '/api/v1/api-keys', { name: 'Fresh key', scopes: ['students:read'] });
}

async function makeAuditEntry(school: School): Promise<string> {
  const id = await makeApiKey(school);
  const [entry] = await school.server.database.look<{ id: string }>('SELECT id FROM audit_log WHERE entity_id = $1', [id]);
  return entry?.id ?? '';
}

async function makeTimeOff(school: School): Promise<Params> {
  const id = await makeInstructor(school);
  return { id, timeOffId: await make(school.admin, `/api/v1/instructors/${id}/time-off`, { startDate: '2026-12-24' }) };
}

// Bodies that can't be printed in the docs and work: they are credentials, or name what has to be made first.
const CREDENTIALS: Record<string, (school: School, caller: Person) => Promise<unknown>> = {
  login: async ({ id }) => ({ email: `admin@${id}.example`, password: PASSWORD }),
  replayWebhook: replayRange,
  adminReplayWebhook: replayRange,
  eraseCustomer: async () => ({ confirm: 'Fresh family', reason: 'requested' }),
  mergeCustomer: async ({ admin }) => ({ duplicateId: await make(admin, '/api/v1/customers', { name: 'Fresh duplicate' }) }),
  mergeStudent: async (school) => ({ duplicateId: await makeStudent(school) }),
  changePassword: async () => ({ current: PASSWORD, new: PASSWORD }),
  changeStudentPassword: async () => ({ current: STUDENT_PASSWORD, new: STUDENT_PASSWORD }),
  createUser: async ({ id }) => ({ name: 'Yael Mor', email: `yael${people++}@${id}.example`, role: 'viewer', invite: true }),
  replaceUser: async ({ id }) => ({ name: 'Yael Mor', email: `yael${people++}@${id}.example`, role: 'seller' }),
  register: async (school) => {
    const email = `invited${people++}@${school.id}.example`;
    await done(school.admin('POST', '/api/v1/users', { name: 'Invited', email, role: 'viewer', invite: true }));
    return { token: await mailedToken(school.server, email), password: 'tractor lamp 42' };
  },
  resetPassword: async (school) => {
    const { email, id } = await freshUser(school);
    await forget(school.server, id);
    return { token: await mailedToken(school.server, email), password: 'tractor lamp 42' };
  },
  confirmTwoFactor: async ({ server }, { api }) => ({ code: await codeFor(server, await startTwoFactor(api)) }),
  turnOffTwoFactor: async (school, { api }) => {
    await turnOnTwoFactor(school, api);
    return { password: PASSWORD };
  },
  loginTwoFactor: async (school) => {
    const { email, api } = await freshUser(school);
    const secret = await turnOnTwoFactor(school, api);
    const answer = await done(apiWith(school.server.url, {})('POST', '/api/v1/auth/login', { email, password: PASSWORD }));
    const { challenge } = answer.twoFactor as { challenge: string };
    return { challenge, code: await codeFor(school.server, secret, 30) };
  },
  // What it is already: the other tests rely on what a seller may do.
  replaceRole: async () => ({ permissions: Object.fromEntries(permissionsOf('seller')) }),
  signUp: async () => ({ ...SIGN_UP, subdomain: `club-${people++}` }),
  hearZoom: openZoomRoom,
  tellZoom: openZoomRoom,
  hearZoomOfSchool: openZoomRoom,
  tellZoomOfSchool: openZoomRoom,
  completeLinkedMeeting: async (school) => ({ attendance: [{ studentId: `stu_${suffixOf(school)}`, status: 'present' }], topic: 'Loops' }),
  createTask: async ({ id }) => ({ title: 'Fresh task', assigneeId: id === 'driving' ? 'usr_123' : `usr_123_${id}` }),
  replaceTask: async ({ id }) => ({ title: 'Fresh task', assigneeId: id === 'driving' ? 'usr_123' : `usr_123_${id}` }),
  createCustomer: async () => ({ name: 'Fresh family', phone: freshPhone() }),
  openStudentAccount: async () => ({ phone: freshPhone(), password: STUDENT_PASSWORD }),
  createLead: async () => ({ name: 'Fresh lead', phone: freshPhone() }),
  assignLeads: async (school) => ({ ids: [await makeLead(school)], ownerId: school.id === 'driving' ? 'usr_123' : `usr_123_${school.id}` }),
  assignLead: async ({ id }) => ({ ownerId: id === 'driving' ? 'usr_123' : `usr_123_${id}` }),
  setLeadAssignmentRules: async ({ id }) => ({ rules: [{ branchId: null, userIds: [`usr_${id}_seller`] }] }),
  bringLead: bringFresh,
  createPublicLead: bringFresh,
  publicPushExternalEvent: externalEvent,
  pushExternalEvent: externalEvent,
  createMeeting: async (school) => ({
    ...{ cycleId: await makeCycle(school), date: '2026-12-06', startTime: '16:00', endTime: '17:30' },
  }),
  substituteInstructor: async (school) => ({ instructorId: await makeInstructor(school) }),
  bulkUpdateCycles: async (school) => ({ ids: [await makeCycle(school)], changes: { maxStudents: 16 } }),
  moveHitMeetings: async () => ({}),
  createExpense: async (school) => ({
    meetingId: await makeMeeting(school),
    description: 'Robot parts',
    amount: 12_000,
    status: 'approved',
  }),
  bulkGenerateMeetings: async (school) => ({ cycleIds: [await makeCycle(school)] }),
  bulkRecalculateMeetings: async (school) => ({ ids: [await makeCompletedMeeting(school)] }),
  bulkUpdateMeetingStatus: async (school) => ({ ids: [await makeMeeting(school)], status: 'completed' }),
  bulkDeleteMeetings: async (school) => ({ ids: [await makeMeeting(school)] }),
  createRegistration: async (school) => ({ studentId: await makeStudent(school), cycleId: await makeCycle(school) }),
  registerInCycle: async (school) => ({ studentId: await makeStudent(school) }),
  transferRegistration: async (school) => ({ cycleId: await makeCycle(school) }),
  recordPayment: async (school) => ({ registrationId: await makeRegistration(school), amount: 40_000, method: 'credit' }),
  createAttendance: async (school) => ({
    ...{ meetingId: await makeMeetingOfStudent(school), studentId: `stu_${suffixOf(school)}`, status: 'present' },
  }),
  refreshSession: refreshToken,
  logout: refreshToken,
};

const SIGN_UP = {
  name: 'Carmel coding club',
  timezone: 'Asia/Jerusalem',
  currency: 'ILS',
  country: 'IL',
  branchName: 'Carmel community centre',
  adminName: 'Yael Mor',
  adminEmail: 'yael@carmel.example',
  password: 'tractor lamp 42',
};

// Routes after which their caller is signed in otherwise than before: somebody new calls them.
const CALLED_BY_SOMEBODY_NEW = ['changePassword', 'startTwoFactor', 'confirmTwoFactor', 'turnOffTwoFactor', 'endOtherSessions'];

async function bringFresh({ formToken }: School): Promise<unknown> {
  return { formToken, name: 'Fresh lead', phone: freshPhone() };
}

async function externalEvent(school: School): Promise<unknown> {
  return { ...exampleEvent, learnerId: `stu_${suffixOf(school)}` };
}

/** The route's example as a request that works, on a thing made just for it. */
export async function prepareCall(school: School, route: Route): Promise<RouteCall> {
  const isNew = CALLED_BY_SOMEBODY_NEW.includes(route.operationId);
  const caller = isNew ? await freshUser(school) : { id: '', email: '', api: school.admin, credentials: {} };
  const body = CREDENTIALS[route.operationId] ? await CREDENTIALS[route.operationId]?.(school, caller) : route.example.body;
  const names = paramNames(route);
  const who = isNew ? { credentials: caller.credentials } : {};
  if (names.length === 0) return { route, params: {}, path: pathOf(route, {}), body, ...who };
  const prefix = Object.keys(MAKERS).find((start) => route.path === start || route.path.startsWith(`${start}/`));
  const maker = prefix === undefined ? undefined : MAKERS[prefix];
  const made = await maker?.(school);
  const params: Params = typeof made === 'string' ? { [names[0] ?? '']: made } : { ...made };
  if (names.some((name) => !params[name]))
    throw new Error(`Say in route-calls.ts how to make what ${route.method} ${route.path} works on.`);
  await STATES[route.operationId]?.(school, params[names[0] ?? ''] ?? '');
  const query = route.example.query === undefined ? undefined : await QUERIES[route.operationId]?.(school, params);
  return { route, params, path: pathOf(route, params, query), body };
}

/** Query parameters that only hold once something was done. */
const QUERIES: Record<string, (school: School, params: Params) => Promise<Record<string, string>>> = {
  getCalendarFile: async ({ admin }, { id }) => {
    const { url } = await done(admin('POST', `/api/v1/instructors/${id}/calendar-feed`));
    return { token: new URL(String(url)).searchParams.get('token') ?? '' };
  },
  downloadExport: async ({ admin }, { id }) => {
    const { downloadUrl } = await done(admin('GET', `/api/v1/jobs/${id}`));
    return Object.fromEntries(new URL(String(downloadUrl), 'http://school.example').searchParams);
  },
};

export function paramNames(route: Route): string[] {
  return [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
}

/** The path with params in place and a query behind it: the example's, unless said. */
export function pathOf(route: Route, params: Record<string, string>, given?: Record<string, string>): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const query = new URLSearchParams(given ?? ((route.example.query ?? {}) as Record<string, string>)).toString();
  return query ? `${path}?${query}` : path;
}

/** Which credentials a route takes: the name of its first security scheme. */
export function schemeOf(route: Route): string {
  return Object.keys(route.gate.security[0] ?? {})[0] ?? 'none';
}

/** Sends the call as whom the route is for: an admin, a student, a learning app, anybody. */
export async function send(
  school: School,
  { route, path, body, credentials }: RouteCall,
  headers: Record<string, string> = {},
): Promise<RouteAnswer> {
  const bytes = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  return sendBytes(school, route, path, bytes, { ...credentials, ...headers });
}

/** The same with a body of any bytes: past the gate, whatever they are. */
export async function sendBytes(
  { server: { url }, credentials, app }: School,
  route: Route,
  path: string,
  bytes: Buffer | undefined,
  headers: Record<string, string> = {},
): Promise<RouteAnswer> {
  const scheme = schemeOf(route);
  if (scheme === 'serviceToken') return sendFacts(url, path.replace('/api/student-progress/', ''), bytes ?? '', { ...app, headers });
  const gate = scheme === 'zoomSignature' ? zoomHeaders(bytes ?? '') : credentials[scheme];
  if (!gate) throw new Error(`Say in route-calls.ts how to call a route behind ${scheme}.`);
  const type: Record<string, string> = bytes === undefined ? {} : { 'content-type': 'application/json' };
  const response = await fetch(`${url}${path}`, {
    method: route.method,
    headers: { ...gate, ...type, ...headers },
    ...(bytes ? { body: bytes } : {}),
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}

/** Routes that answer and are done; an event stream never is. */
export function answering(routes: readonly Route[]): Route[] {
  return routes.filter(({ reply }) => reply.contentType !== 'text/event-stream');
}

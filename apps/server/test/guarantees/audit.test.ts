import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMutating, type Route } from '../../src/platform/http/route.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openSchoolOfExamples, type School } from './example-school.ts';
import { prepareCall, send } from './route-calls.ts';

// A fact keeps app, address, request and moment in its own row (spec 02): no second row for it.
const EXTERNAL = ['publicPushExternalEvent', 'pushExternalEvent'];
const OWN_AUDIT_RECORD = ['ingestAiSummary', 'ingestAttempt', 'ingestBatch', 'ingestDaily', 'ingestEvents', ...EXTERNAL];
// Change nothing a person could ask after: a refreshed token; a cookie taken back.
// The link of a forgotten password is the job's, which writes the row when there is such a login.
// A test delivery stands among the endpoint's deliveries.
const UNAUDITED = ['testWebhook', 'adminTestWebhook', 'forgotPassword', 'logoutStudent', 'logoutStudentAuth', 'refreshSession'];
// Told to nobody, each with its reason at the route.
const SILENT = [
  ...OWN_AUDIT_RECORD,
  ...UNAUDITED,
  'adminCreateApiKey',
  'createWebhook',
  'adminCreateWebhook',
  'replaceWebhook',
  'adminReplaceWebhook',
  'changeWebhook',
  'adminChangeWebhook',
  'deleteWebhook',
  'adminDeleteWebhook',
  'rotateWebhookSecret',
  'adminRotateWebhookSecret',
  'confirmWebhookSecret',
  'adminConfirmWebhookSecret',
  'retryWebhookDelivery',
  'adminRetryWebhookDelivery',
  'replayWebhook',
  'adminReplayWebhook',
  'adminRevokeApiKey',
  'adminRotateApiKey',
  'changeApiKey',
  'createApiKey',
  'revokeApiKey',
  'rotateApiKey',
  'changeConnectedApp',
  'changeTask',
  'createTask',
  'deleteTask',
  'replaceTask',
  'restoreTask',
  'changeSavedView',
  'createSavedView',
  'deleteSavedView',
  'replaceSavedView',
  'restoreSavedView',
  'setDefaultView',
  'cancelImport',
  'changeImport',
  'checkImport',
  'createImport',
  'runImport',
  'undoImport',
  'exportPersonalData',
  'requestExport',
  'cancelJob',
  'changeCustomField',
  'createCustomField',
  'deleteCustomField',
  'replaceCustomField',
  'restoreCustomField',
  'changeHoliday',
  'changeInstitutionalOrder',
  'createHoliday',
  'createInstitutionalOrder',
  'deleteHoliday',
  'deleteInstitutionalOrder',
  'importHolidays',
  'replaceHoliday',
  'replaceInstitutionalOrder',
  'restoreHoliday',
  'restoreInstitutionalOrder',
  'changeSettings',
  'changeTeachingSettings',
  'closeCalendarFeed',
  'changeRoomSettings',
  'hearZoom',
  'tellZoom',
  'hearZoomOfSchool',
  'tellZoomOfSchool',
  'openInstructorLink',
  'closeInstructorLink',
  'changeExpense',
  'createExpense',
  'deleteExpense',
  'replaceExpense',
  'restoreExpense',
  'openCalendarFeed',
  'changeLeadForm',
  'createLeadForm',
  'deleteLeadForm',
  'replaceLeadForm',
  'restoreLeadForm',
  'setLeadAssignmentRules',
  'createConnectedApp',
  'deleteConnectedApp',
  'endOtherSessions',
  'endOwnSession',
  'login',
  'loginStudent',
  'loginStudentAuth',
  'loginTwoFactor',
  'logout',
  'replaceRole',
  'rotateConnectedApp',
  'startTwoFactor',
];
// Write an audit row about a record they do not touch.
const CHANGE_NO_ROW = ['exportPersonalData', 'loginStudent', 'loginStudentAuth'];
// Their rows are of the school they open.
const OPENS_A_SCHOOL = ['signUp'];
const LEDGER = ['audit_log', 'events'];

let server: TestServer;
let school: School;
let routes: Route[];
let tables: string[];

beforeAll(async () => {
  server = await startTestServer({ runsJobs: false });
  school = await openSchoolOfExamples(server);
  routes = server.app.routes.filter(isMutating);
  tables = (
    await server.database.look<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
    )
  ).map(({ name }) => name);
  // The school's own row carries its id under another name.
  tables.push('tenants');
});
afterAll(() => server.close());

interface Trace {
  status: number;
  body: unknown;
  audit: { xid: string; action: string; actor: string; ip: string; tenant: string }[];
  events: { xid: string; type: string; actor: string }[];
  /** Rows of tenant tables written meanwhile, the ledger's aside: table and transaction. */
  written: { name: string; xid: string }[];
}

/** Calls the route by its example, and finds in the database what that left behind. */
async function trace(route: Route): Promise<Trace> {
  const call = await prepareCall(school, route);
  const requestId = `audit-${randomUUID()}`;
  const before = await nextTransaction();
  const { status, body } = await send(school, call, { 'x-request-id': requestId });
  const after = await nextTransaction();
  const { look } = server.database;
  const audit = await look<Trace['audit'][number]>(
    `SELECT xmin::text AS xid, action, actor_kind || ':' || actor_id AS actor, ip, tenant_id AS tenant FROM audit_log WHERE request_id = $1`,
    [requestId],
  );
  const events = await look<Trace['events'][number]>(
    `SELECT xmin::text AS xid, type, actor FROM events WHERE xmin::text::bigint BETWEEN $1 AND $2`,
    [before, after],
  );
  const written = await look<Trace['written'][number]>(
    tables
      .filter((table) => !LEDGER.includes(table))
      .map((table) => `SELECT '${table}' AS name, xmin::text AS xid FROM ${table} WHERE xmin::text::bigint BETWEEN $1 AND $2`)
      .join(' UNION ALL '),
    [before, after],
  );
  // What keys ask for is counted every other second, whichever route is called meanwhile.
  const counted = new Set(written.filter(({ name }) => name === 'api_key_usage').map(({ xid }) => xid));
  return { status, body, audit, events, written: written.filter(({ xid }) => !counted.has(xid)) };
}

// Every transaction that begins after this has a number at least as high.
async function nextTransaction(): Promise<string> {
  const [row] = await server.database.look<{ xid: string }>('SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS xid');
  return row?.xid ?? '';
}

describe('every route that changes something', () => {
  it('is on one of the lists above when it is silent, and only then', () => {
    expect(
      routes
        .filter(({ silent }) => silent)
        .map(({ operationId }) => operationId)
        .sort(),
    ).toEqual([...SILENT].sort());
  });

  it('leaves an audit row of its caller in the transaction of the change, and an event unless it is silent', async () => {
    const found: Record<string, unknown> = {};
    for (const route of routes) {
      const { operationId } = route;
      const { status, body, audit, events, written } = await trace(route);
      const problems: string[] = [];
      if (status >= 300) problems.push(`answered ${status} ${JSON.stringify(body)}`);
      const isAudited = ![...OWN_AUDIT_RECORD, ...UNAUDITED].includes(operationId);
      if (isAudited) {
        if (audit.length === 0) problems.push('no audit row');
        if (audit.some(({ actor, ip, tenant }) => !actor || !ip || (tenant === 'driving') === OPENS_A_SCHOOL.includes(operationId)))
          problems.push(`audit row without who and where: ${JSON.stringify(audit)}`);
        const xids = new Set(audit.map(({ xid }) => xid));
        if (xids.size > 1) problems.push('audit rows of several transactions');
        for (const { name, xid } of written) if (!xids.has(xid)) problems.push(`wrote ${name} in a transaction without audit row`);
        for (const { type, xid } of events) if (!xids.has(xid)) problems.push(`told ${type} in a transaction without audit row`);
        if (written.length === 0 && !CHANGE_NO_ROW.includes(operationId)) problems.push('changed nothing');
      } else if (audit.length > 0) problems.push('is audited after all: take it off the list');
      if (!SILENT.includes(operationId) && events.length === 0) problems.push('told no event');
      if (SILENT.includes(operationId) && !OWN_AUDIT_RECORD.includes(operationId) && events.length > 0)
        problems.push('is not silent: take it off the list');
      if (problems.length > 0) found[operationId] = problems;
    }
    expect(found).toEqual({});
  });

  it('keeps app or key, address, request and moment with every fact', async () => {
    for (const route of routes) if (OWN_AUDIT_RECORD.includes(route.operationId)) await trace(route);
    const kept: Record<string, unknown> = {};
    for (const table of ['daily_snapshots', 'attempts', 'ai_summaries', 'learning_events']) {
      kept[table] = await server.database.look(
        `SELECT app_id, ip FROM ${table} WHERE request_id LIKE 'audit-%' AND received_at > now() - interval '1 hour'`,
      );
    }
    const external = await server.database.look(`SELECT key_id, ip FROM external_events WHERE request_id LIKE 'audit-%'`);
    expect(new Set(external.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(external[0]).toEqual({ key_id: expect.stringMatching(/^key_/), ip: '127.0.0.1' });
    const row = { app_id: expect.stringMatching(/^app_/), ip: '127.0.0.1' };
    expect(kept).toEqual({ daily_snapshots: [row], attempts: [row], ai_summaries: [row], learning_events: [row] });
  });

  it('never writes a secret into the ledger', async () => {
    const rows = await server.database.look<{ text: string }>(
      `SELECT concat(old_values, new_values) AS text FROM audit_log UNION ALL SELECT data::text FROM events`,
    );
    const ledger = rows.map(({ text }) => text).join('\n');
    expect(ledger).not.toMatch(/argon2|tractor lamp|cloud bicycle|a-password-for-tests|rbs_|rbk_live_\w{5}|Secret-Token-Of-The-App/);
    expect(ledger).not.toContain(school.app.secret);
  });
});

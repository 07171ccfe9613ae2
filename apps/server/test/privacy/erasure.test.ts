import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rebuildProgress } from '../../src/modules/progress/index.ts';
import { systemCaller } from '../../src/platform/caller.ts';
import { db } from '../../src/platform/db/query.ts';
import { inSystem, inTenant } from '../../src/platform/db/transactions.ts';
import { conflict } from '../../src/platform/errors.ts';
import { daily, sendFacts } from '../support/app-client.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';
import { done, plantFamilyIn } from './planted-family.ts';

let server: TestServer;
let admin: Api;
let app: { token: string; secret: string };
beforeAll(async () => {
  server = await startTestServer({ runsJobs: false, isPatient: true });
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
  const made = dataOf<{ serviceToken: string; hmacSecret: string }>(await admin('POST', '/api/v1/connected-apps', { name: 'App' }));
  app = { token: made.serviceToken, secret: made.hmacSecret };
});
afterAll(() => server.close());

const plantFamily = () => plantFamilyIn(server, admin, app);

const erase = (id: string, more: object = {}, headers: Record<string, string> = {}) =>
  admin('POST', `/api/v1/customers/${id}/erasure`, { confirm: id, reason: 'requested', ...more }, headers);

/** Which tables hold any of these words, in any column of any row. */
async function tablesHolding(words: readonly string[]): Promise<string[]> {
  const tables = await server.database.look<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await server.database.look<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
    const text = rows.map((row) => row.text.toLowerCase()).join('\n');
    found.push(...words.filter((word) => text.includes(word.toLowerCase())).map((word) => `${name}: ${word}`));
  }
  return found;
}

const totals = () =>
  server.database.look(
    `SELECT (SELECT count(*) FROM customers) AS customers, (SELECT count(*) FROM students) AS students, (SELECT count(*) FROM leads) AS leads,
       (SELECT count(*) FROM lead_activities) AS activities, (SELECT count(*) FROM consents) AS consents,
       (SELECT sum(minutes) FROM learners) AS minutes, (SELECT sum(questions_answered) FROM learners) AS answered,
       (SELECT sum(active_days) FROM learners) AS days, (SELECT sum(score) FROM attempts) AS score,
       (SELECT sum(minutes) FROM daily_snapshots) AS daily, (SELECT count(*) FROM ai_summaries) AS summaries,
       (SELECT count(*) FROM learning_events) AS events, (SELECT avg(pass_probability) FROM ai_summaries) AS chances,
       (SELECT count(*) FROM leads WHERE status = 'converted') AS converted,
       (SELECT sum(amount) FROM payments) AS paid, (SELECT sum(amount) FROM revenue_shares) AS earned, (SELECT sum(revenue) FROM meetings) AS revenue,
       (SELECT count(*) FROM attendance WHERE status = 'present') AS present, (SELECT count(*) FROM registrations) AS registered`,
  );

describe('erasing a family', () => {
  it('leaves none of their words in any column of any table, and every total as it was', async () => {
    const planted = await plantFamily();
    const kept = await plantFamily();
    const before = await totals();
    // The planting is real: wherever something personal can be, it is.
    const held = new Set((await tablesHolding(planted.words)).map((one) => one.split(':')[0]));
    for (const table of [
      ...['ai_summaries', 'attempts', 'audit_log', 'consents', 'customers', 'daily_snapshots', 'events', 'idempotency_keys'],
      ...['import_rows', 'lead_activities', 'leads', 'learner_skills', 'learning_events', 'mails', 'record_labels', 'student_accounts'],
      ...['students', 'tasks', 'registrations', 'payments', 'attendance'],
    ])
      expect(held, table).toContain(table);
    const othersBefore = await tablesHolding(kept.words);
    const answer = await erase(planted.customerId, {}, { 'idempotency-key': 'erase-1' });
    expect(answer.status).toBe(200);
    expect(dataOf(answer)).toEqual({ customerId: planted.customerId, reason: 'requested', students: 1, leads: 2, tasks: 1 });
    expect(await tablesHolding(planted.words)).toEqual([]);
    expect(await totals()).toEqual(before);
    expect(await tablesHolding(kept.words)).toEqual(othersBefore);
    // Counted again from what is left of the facts, it is still the same.
    await rebuildProgress(server.app.system.database, () => {});
    expect(await totals()).toEqual(before);
  });

  it('tells ids and nothing else, and leaves who did what when', async () => {
    const { customerId, studentId, leadIds } = await plantFamily();
    const actions = () =>
      server.database.look<{ action: string }>(
        `SELECT action, actor_id, created_at FROM audit_log WHERE entity_id = $1 ORDER BY created_at, id`,
        [customerId],
      );
    const before = await actions();
    await erase(customerId, { reason: 'consent_withdrawn' });
    const after = await actions();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.at(-1)?.action).toBe('customer.erased');
    const [audit] = await server.database.look<{ new_values: object }>(
      `SELECT new_values FROM audit_log WHERE entity_id = $1 AND action = 'customer.erased'`,
      [customerId],
    );
    expect(audit?.new_values).toEqual({ reason: 'consent_withdrawn', students: 1, leads: 2, tasks: 1 });
    const events = await server.database.look<{ subject: string; type: string; data: object }>(
      `SELECT subject, type, data FROM events WHERE subject = ANY ($1)`,
      [[customerId, studentId, ...leadIds]],
    );
    expect(events.filter(({ type }) => /^(customer|student|lead)\.deleted$/.test(type))).toHaveLength(4);
    for (const { subject, data } of events) expect(data).toEqual({ id: subject });
  });

  it('ends a student’s session at once, and no app can bring new facts', async () => {
    const { customerId, studentId } = await plantFamily();
    const [{ phone } = { phone: '' }] = await server.database.look<{ phone: string }>(
      'SELECT phone FROM student_accounts WHERE student_id = $1',
      [studentId],
    );
    const login = () =>
      fetch(`${server.url}/api/student/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ phone, password: 'tractor lamp 42', tenant: 'driving' }),
      });
    const signedIn = await login();
    expect(signedIn.status).toBe(200);
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const me = () => fetch(`${server.url}/api/student/me`, { headers: { cookie } });
    expect((await me()).status).toBe(200);
    await erase(customerId);
    await expect.poll(async () => (await me()).status, { timeout: 5000 }).toBe(401);
    expect((await login()).status).toBe(401);
    expect((await sendFacts(server.url, 'daily', daily(studentId, { minutes: 99, dateKey: '2026-02-20' }), app)).status).toBe(422);
  });

  it('can’t be undone: customer, student and lead don’t come back, and a second time is refused', async () => {
    const { customerId, studentId, leadIds } = await plantFamily();
    await erase(customerId);
    for (const path of [`customers/${customerId}`, `students/${studentId}`, `leads/${leadIds[0]}`]) {
      expect((await admin('POST', `/api/v1/${path}/restore`)).status, path).toBe(409);
      expect((await admin('GET', `/api/v1/${path}`)).status, path).toBe(404);
    }
    expect((await erase(customerId)).status).toBe(409);
  });

  it('works on a customer who was deleted before, and on the one who stayed of two merged', async () => {
    const gone = await done(admin('POST', '/api/v1/customers', { name: 'Gonebefore zebra' }));
    await admin('DELETE', `/api/v1/customers/${gone.id}`);
    expect((await erase(gone.id, { confirm: 'Gonebefore zebra' })).status).toBe(200);
    expect(await tablesHolding(['zebra'])).toEqual([]);
    const [kept, duplicate] = [
      await done(admin('POST', '/api/v1/customers', { name: 'Kept' })),
      await done(admin('POST', '/api/v1/customers', { name: 'Duplicate' })),
    ];
    await admin('POST', `/api/v1/customers/${kept.id}/merge`, { duplicateId: duplicate.id });
    const refused = await erase(duplicate.id);
    expect(refused.status).toBe(409);
    expect(refused.body.error?.message).toContain(kept.id);
  });

  it('takes the customer’s name or id typed, and a reason of the list', async () => {
    const { customerId } = await plantFamily();
    expect((await erase(customerId, { confirm: 'somebody else' })).status).toBe(400);
    expect((await erase(customerId, { reason: 'Dana asked for it' })).status).toBe(400);
    expect((await admin('GET', `/api/v1/customers/${customerId}`)).status).toBe(200);
  });

  it('is for administrators', async () => {
    const { customerId } = await plantFamily();
    for (const role of ['manager', 'seller', 'viewer', 'instructor'] as const) {
      const api = await signIn(server, role);
      const { status } = await api('POST', `/api/v1/customers/${customerId}/erasure`, { confirm: customerId, reason: 'requested' });
      expect(status, role).toBe(403);
    }
  });

  it('forgets a former customer in what is told of a student who has another now', async () => {
    const { customerId, words } = await plantFamily();
    const other = await done(admin('POST', '/api/v1/customers', { name: 'Stepfamily' }));
    const student = await done(admin('POST', '/api/v1/students', { customerId, name: 'Moved Child' }));
    await done(admin('PATCH', `/api/v1/students/${student.id}`, { customerId: other.id }));
    expect((await erase(customerId)).status).toBe(200);
    expect(await tablesHolding(words)).toEqual([]);
    const events = await server.database.look<{ data: { name: string } }>('SELECT data FROM events WHERE subject = $1', [student.id]);
    expect(events.map(({ data }) => data.name)).toEqual(['Moved Child', 'Moved Child']);
  });

  it('is stopped, whole, by whoever has to keep something yet', async () => {
    const { customerId } = await plantFamily();
    const { database } = server.app.system;
    const reactionsTo = database.reactionsTo.bind(database);
    database.reactionsTo = (type) =>
      type === 'customer.erasing'
        ? [
            async () => {
              throw conflict('An invoice is open. Settle it first.');
            },
          ]
        : reactionsTo(type);
    const refused = await erase(customerId);
    database.reactionsTo = reactionsTo;
    expect(refused.status).toBe(409);
    expect(refused.body.error?.message).toBe('An invoice is open. Settle it first.');
    expect((await admin('GET', `/api/v1/customers/${customerId}`)).status).toBe(200);
  });
});

describe('the ledger', () => {
  it('is rewritten by neither role outside of an erasure', async () => {
    const { customerId } = await plantFamily();
    const { database } = server.app.system;
    const rewrite = inSystem(database, 'platform: readiness', (tx) =>
      tx.count(sql`UPDATE audit_log SET new_values = NULL WHERE entity_id = ${customerId}`.compile(db)),
    );
    await expect(rewrite).rejects.toThrow(/only added to/);
    const outside = inTenant(database, systemCaller('driving', 'system', 'test'), (tx) =>
      tx.count(sql`SELECT erase_kept_texts('{}')`.compile(db)),
    );
    await expect(outside).rejects.toThrow(/nobody is being erased/);
  });

  it('of another school is out of reach of an erasure', async () => {
    await openSchool(server, 'coding');
    const other = await signIn(server, 'admin', 'coding');
    const { customerId } = await plantFamily();
    await done(other('POST', '/api/v1/customers', { id: customerId, name: 'Namesakezebu' }));
    expect((await erase(customerId)).status).toBe(200);
    expect((await tablesHolding(['namesakezebu'])).map((one) => one.split(':')[0])).toEqual(['audit_log', 'customers', 'events']);
  });
});

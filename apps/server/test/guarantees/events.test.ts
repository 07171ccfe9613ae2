import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownIds } from '../../src/modules/access/index.ts';
import { bodyOf } from '../../src/modules/webhooks/dispatch/message.ts';
import { CATALOGUE, checkEvent } from '../../src/modules/webhooks/index.ts';
import { systemCaller } from '../../src/platform/caller.ts';
import { inTenant, type TenantTx } from '../../src/platform/db/transactions.ts';
import { isMutating } from '../../src/platform/http/route.ts';
import { record, tellEvents } from '../../src/platform/ledger/ledger.ts';
import { createTestDatabase } from '../support/database.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { tellTheRest } from './example-events.ts';
import { openSchoolOfExamples, type School } from './example-school.ts';
import { prepareCall, send } from './route-calls.ts';

let server: TestServer;
let school: School;

/** Everything a school does, by every route there is, and what takes more than one call. */
beforeAll(async () => {
  const database = await createTestDatabase();
  await tellTheRest(database);
  // Endpoints of the examples are nobody's: nothing is delivered from here.
  server = await startTestServer({ database, runsJobs: false });
  school = await openSchoolOfExamples(server);
  for (const route of server.app.routes.filter(isMutating)) {
    const { status, body } = await send(school, await prepareCall(school, route), {});
    if (status >= 300) throw new Error(`${route.operationId} answered ${status} ${JSON.stringify(body)}`);
  }
});
afterAll(async () => {
  await server?.close();
  await server?.database.drop();
});

it('every event of the catalogue is told, and no other', async () => {
  const types = await server.database.look<{ type: string }>('SELECT DISTINCT type FROM events');
  const promised = CATALOGUE.filter(({ isTold }) => isTold).map(({ name }) => name);
  expect(types.map(({ type }) => type).sort()).toEqual(promised.sort());
});

it('every event that was told is what the catalogue says, as it is kept, and so are its bytes once delivered', async () => {
  const events = await server.database.look<{ id: string; type: string; data: string; isErased: boolean; subject: string }>(
    `SELECT id, type, subject, data::text AS data, EXISTS (SELECT FROM erasures r WHERE r.tenant_id = e.tenant_id AND r.record_id = e.subject) AS "isErased"
     FROM events e`,
  );
  expect(events.length).toBeGreaterThan(CATALOGUE.length);
  for (const { id, type, subject, data, isErased } of events) {
    const said = JSON.parse(data) as Record<string, unknown>;
    if (isErased) expect(said).toEqual({ id: subject });
    else checkEvent({ type, data: said });
    const body = bodyOf({ eventId: id, type, tenantId: school.id, timestamp: '2026-11-21T09:30:00Z', data, learners: ownIds });
    expect(JSON.stringify(JSON.parse(body))).toBe(body);
  }
});

it.each([
  ['of an unknown type', { type: 'customer.renamed', subject: 'cus_123', data: { id: 'cus_123' } }],
  ['that says more than the catalogue', { type: 'customer.deleted', subject: 'cus_123', data: { id: 'cus_123', phone: '+1' } }],
])('an event %s takes its change back', async (_what, event) => {
  const { database } = server.app.system;
  const before = await ledger();
  const telling = [
    (tx: TenantTx) => tellEvents(tx, [event]),
    (tx: TenantTx) => record(tx, { action: 'customer.renamed', entity: 'customer', entityId: 'cus_123', event }),
  ];
  for (const tell of telling)
    await expect(inTenant(database, systemCaller(school.id, 'system', 'test'), tell)).rejects.toThrow('catalogue');
  expect(await ledger()).toEqual(before);
});

const ledger = () =>
  server.database.look('SELECT (SELECT count(*) FROM events)::int AS events, (SELECT count(*) FROM audit_log)::int AS audited');

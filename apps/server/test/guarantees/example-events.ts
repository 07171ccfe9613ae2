import { expect, vi } from 'vitest';
import { bring, step } from '../imports/import-calls.ts';
import { attempt, learningEvent, sendFacts } from '../support/app-client.ts';
import type { TestDatabase } from '../support/database.ts';
import { startReceiver } from '../support/receiver.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { addFamily, done, openCycle, openPlace, registerIn } from '../support/teaching.ts';

/** Brings about the events that no single call of a route tells, in a school of their own. */
export async function tellTheRest(database: TestDatabase): Promise<void> {
  const server = await startTestServer({ database, environment: { WEBHOOK_ALLOW_PRIVATE: 'true' } });
  await openSchool(server, 'rest');
  const admin = await signIn(server, 'admin', 'rest');
  await teach(admin);
  await practise(server, admin);
  const imported = await bring(admin, 'Name\nFamily of a file');
  await step(admin, imported.id, 'run');
  await takeOut(server, admin);
  await giveUp(server, admin);
  await server.close();
}

/** A cycle taught to its end and paid; one that fills up, and is called off. */
async function teach(admin: Api): Promise<void> {
  const place = await openPlace(admin);
  const taught = await openCycle(admin, place, { totalMeetings: 1 });
  const [first = '', second = ''] = (await addFamily(admin, 2)).studentIds;
  const registration = await registerIn(admin, taught.id, first, { amount: 100 });
  await done(admin, 'POST', `/registrations/${registration.id}/payment`, { amount: 100, method: 'cash' });
  const [paid] = await done<{ id: string }[]>(admin, 'GET', `/payments?registrationId=${registration.id}`);
  await done(admin, 'POST', '/payments', { refundOf: paid?.id, amount: 10, method: 'cash' });
  const [lesson] = await done<{ id: string }[]>(admin, 'GET', `/meetings?cycleId=${taught.id}`);
  await done(admin, 'POST', `/meetings/${lesson?.id}/complete`, { attendance: [{ studentId: first, status: 'present' }] });

  const full = await openCycle(admin, place, { maxStudents: 1, startDate: '2031-10-06' });
  for (const id of [first, second]) await registerIn(admin, full.id, id);
  await done(admin, 'PATCH', `/cycles/${full.id}`, { status: 'cancelled' });
}

async function practise({ url }: TestServer, admin: Api): Promise<void> {
  const app = await done<{ serviceToken: string; hmacSecret: string }>(admin, 'POST', '/connected-apps', { name: 'Practice' });
  const as = { token: app.serviceToken, secret: app.hmacSecret };
  const [student = ''] = (await addFamily(admin, 1)).studentIds;
  const items = [
    { type: 'attempt', payload: attempt(student, 'rest-1', { mode: 'BASELINE' }) },
    { type: 'events', payload: learningEvent(student, 'rest-2', { type: 'GOAL_COMPLETED' }) },
  ];
  const { status, body } = await sendFacts(url, 'batch', { items }, as);
  expect([status, body.results?.map((result) => result.status)]).toEqual([200, ['created', 'created']]);
}

/** A list as a file. */
async function takeOut({ database }: TestServer, admin: Api): Promise<void> {
  await done(admin, 'POST', '/reports/export', { resource: 'customers', format: 'csv' });
  await told(database, 'export.completed');
}

/** An endpoint that says it is gone. */
async function giveUp({ database }: TestServer, admin: Api): Promise<void> {
  const receiver = await startReceiver((_, response) => response.writeHead(410).end());
  await done(admin, 'POST', '/webhooks', { url: receiver.url, eventTypes: ['course.created'] });
  await done(admin, 'POST', '/courses', { name: 'Fresh', category: 'driving' });
  await told(database, 'webhook.disabled');
  await receiver.close();
}

async function told({ look }: TestDatabase, type: string): Promise<void> {
  await vi.waitUntil(async () => (await look('SELECT 1 FROM events WHERE type = $1', [type])).length > 0, { timeout: 10_000 });
}

import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createUser } from '../../src/modules/access/index.ts';
import type { Import } from '../../src/modules/imports/schemas.ts';
import { createCustomer } from '../../src/modules/people/index.ts';
import { apiWith, PASSWORD } from '../support/school.ts';
import { freePort, openCrashSchool } from './crash-school.ts';
import { RealServer } from './real-server.ts';

const ROWS = 8_000;

let folder: string;
let server: RealServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollbook import crash-'));
  await chmod(folder, 0o755);
  await openCrashSchool(folder, async (tx) => {
    await createUser(tx, { email: 'admin@driving.example', name: 'Admin', role: 'admin', password: PASSWORD });
    await createCustomer(tx, { name: 'Here before', phone: '+12015550000', externalId: 'x0', city: 'Acre' });
  });
  server = new RealServer(folder, await freePort(), {});
  await server.start();
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

const customers = () =>
  server.look<{ name: string; city: string }>('SELECT name, city, external_id, phone, deleted_at FROM customers ORDER BY external_id');

it('an import and its undo, killed over and over with server and database, write every row once and take every one back', async () => {
  const login = await apiWith(server.url, {})('POST', '/api/v1/auth/login', { email: 'admin@driving.example', password: PASSWORD });
  const { accessToken } = login.body.data as unknown as { accessToken: string };
  const admin = apiWith(server.url, { authorization: `Bearer ${accessToken}` });
  const before = await customers();
  // Every tenth row is there already by its external id, or comes a second time.
  const lines = Array.from({ length: ROWS }, (_, n) => `Family ${n},x${n % 10 === 9 ? n - 1 : n},Haifa`);
  const made = await admin('POST', '/api/v1/imports', {
    resource: 'customers',
    mode: 'upsert',
    content: `name,external id,city\n${lines.join('\n')}`,
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const { id } = made.body.data as unknown as Import;

  const current = async (): Promise<Import | null> =>
    admin('GET', `/api/v1/imports/${id}`).then(
      ({ status, body }) => (status === 200 ? (body.data as unknown as Import) : null),
      () => null,
    );
  const start = async (step: string): Promise<void> => {
    while (
      !(await admin('POST', `/api/v1/imports/${id}/${step}`).then(
        ({ status }) => status === 200 || status === 409,
        () => false,
      ))
    )
      await sleep(100);
  };
  const through = async (step: string, wanted: string): Promise<void> => {
    await start(step);
    const kills = ['server', 'postmaster', 'server', 'backend'] as const;
    let next = 0;
    for (;;) {
      const state = await current();
      if (state?.status === wanted) break;
      // A database that goes away in the middle may end the step; a person would start it again.
      if (state?.status === 'failed') await start(step);
      if (state && state.doneRows > (ROWS * (next + 0.5)) / (kills.length + 1) && next < kills.length) {
        const what = kills[next++];
        if (what === 'server' || !what) server.killServer();
        else await server.killPostgres(what);
      }
      await sleep(20);
    }
    expect(next).toBe(kills.length);
  };

  await through('run', 'completed');
  const [counted] = await server.look<{ all: number; distinct: number }>(
    `SELECT count(*)::int AS all, count(DISTINCT external_id)::int AS distinct FROM customers WHERE deleted_at IS NULL`,
  );
  expect(counted).toEqual({ all: ROWS * 0.9, distinct: ROWS * 0.9 });
  expect(await current()).toMatchObject({ doneRows: ROWS, createdCount: ROWS * 0.9 - 1, updatedCount: ROWS * 0.1 + 1, errorCount: 0 });
  const [told] = await server.look<{ created: number; rows: number }>(
    `SELECT count(*) FILTER (WHERE type = 'customer.created')::int AS created,
       (SELECT count(*)::int FROM import_rows WHERE outcome = 'created') AS rows FROM events`,
  );
  expect(told).toEqual({ created: ROWS * 0.9, rows: ROWS * 0.9 - 1 });

  await through('undo', 'undone');
  expect(await customers()).toEqual(before);
}, 300_000);

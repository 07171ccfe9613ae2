import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createUser } from '../../src/modules/access/index.ts';
import type { Job } from '../../src/modules/exports/jobs/job-schemas.ts';
import { db } from '../../src/platform/db/query.ts';
import { apiWith, PASSWORD } from '../support/school.ts';
import { freePort, openCrashSchool } from './crash-school.ts';
import { RealServer } from './real-server.ts';

const ROWS = 60_000;
const KILLS = ['server', 'postmaster', 'server', 'backend'] as const;

let folder: string;
let server: RealServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollbook export crash-'));
  await chmod(folder, 0o755);
  await openCrashSchool(folder, async (tx) => {
    await createUser(tx, { email: 'admin@driving.example', name: 'Admin', role: 'admin', password: PASSWORD });
    await tx.count(
      sql`INSERT INTO courses (tenant_id, id, name, category, description)
          SELECT 'driving', 'crs_' || n, 'Course ' || n, 'x', md5(n::text) FROM generate_series(1, ${ROWS}::int) n`.compile(db),
    );
  });
  server = new RealServer(folder, await freePort(), {});
  await server.start();
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

it('files that are written while server and database are killed over and over are whole, each row once, and told once', async () => {
  const login = await apiWith(server.url, {})('POST', '/api/v1/auth/login', { email: 'admin@driving.example', password: PASSWORD });
  const { accessToken } = login.body.data as unknown as { accessToken: string };
  const admin = apiWith(server.url, { authorization: `Bearer ${accessToken}` });
  const ids: string[] = [];
  for (const format of ['csv', 'xlsx']) {
    const { body } = await admin('POST', '/api/v1/reports/export', { resource: 'courses', columns: ['id', 'description'], format });
    ids.push((body.data as unknown as { jobId: string }).jobId);
  }
  const jobs = async (): Promise<Job[]> => {
    const answers = await Promise.all(ids.map((id) => admin('GET', `/api/v1/jobs/${id}`).catch(() => null)));
    return answers.flatMap((answer) => (answer?.status === 200 ? [answer.body.data as unknown as Job] : []));
  };

  let kills = 0;
  for (;;) {
    const now = await jobs();
    if (now.length === ids.length && now.every(({ finishedAt }) => finishedAt !== null)) break;
    // Nothing can be taken before it is whole.
    for (const { state, downloadUrl } of now) expect(downloadUrl === null).toBe(state !== 'completed');
    const isInTheMiddle = now.some(({ state, rowsDone }) => state === 'running' && rowsDone > 0);
    const what = KILLS[kills];
    if (isInTheMiddle && what) {
      kills++;
      if (what === 'server') server.killServer();
      else await server.killPostgres(what);
    }
    await sleep(50);
  }
  expect(kills).toBe(KILLS.length);

  const [csv, xlsx] = await jobs();
  const bytes = async (job: Job | undefined) => Buffer.from(await (await fetch(`${server.url}${job?.downloadUrl}`)).arrayBuffer());
  const [, ...rows] = parse(await bytes(csv), { bom: true }) as string[][];
  const { sheets } = await readXlsx(new Uint8Array(await bytes(xlsx)));
  const [, ...cells] = sheets[0]?.rows ?? [];
  for (const found of [rows, cells]) expect([found.length, new Set(found.map(([id]) => id)).size]).toEqual([ROWS, ROWS]);
  const told = await server.look(
    `SELECT subject, (data->>'rows')::int AS rows FROM events WHERE type = 'export.completed' ORDER BY subject`,
  );
  expect(told).toEqual(ids.sort().map((subject) => ({ subject, rows: ROWS })));
}, 300_000);

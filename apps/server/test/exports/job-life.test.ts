import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Api, apiWith, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { addPerson, dataOf, login, type Person, type SignedIn } from '../support/staff.ts';
import { ask, bytesOf, download, ended, jobOf } from './export-calls.ts';

const MANY = 60_000;

// One server takes orders and does no work, so that each test says when the work begins.
let front: TestServer;
let worker: TestServer | null = null;
let admin: Api;

beforeAll(async () => {
  front = await startTestServer({ isPatient: true, runsJobs: false });
  for (const school of ['driving', 'coding']) await openSchool(front, school);
  admin = await signIn(front, 'admin');
  await front.database.look(
    `INSERT INTO courses (tenant_id, id, name, category, description)
     SELECT t, 'crs_' || t || '_' || n, 'Course ' || lpad(n::text, 6, '0'), 'x', md5(n::text) || md5((-n)::text)
     FROM generate_series(1, $1::int) n, unnest('{driving,coding}'::text[]) t`,
    [MANY],
  );
});
afterAll(() => front.close());
beforeEach(() => front.database.look(`UPDATE exports SET state = 'cancelled', finished_at = now() WHERE state IN ('queued', 'running')`));
afterEach(async () => {
  await worker?.close();
  worker = null;
});

async function startWorking(): Promise<TestServer> {
  worker = await startTestServer({ database: front.database });
  return worker;
}

const MANY_COURSES = { resource: 'courses', columns: ['id', 'name', 'description'] };

async function underWay(api: Api, id: string): Promise<void> {
  await expect.poll(async () => (await jobOf(api, id)).rowsDone, { timeout: 10_000, interval: 20 }).toBeGreaterThan(0);
}

async function idsIn(job: Parameters<typeof bytesOf>[1]): Promise<Set<string | undefined>> {
  const [, ...rows] = parse(await bytesOf(front, job), { bom: true }) as string[][];
  const ids = new Set(rows.map(([id]) => id));
  expect(ids.size).toBe(rows.length);
  return ids;
}

const trail = (id: string) =>
  front.database
    .look<{ action: string }>('SELECT action FROM audit_log WHERE entity_id = $1 ORDER BY created_at, id', [id])
    .then((rows) => rows.map(({ action }) => action));

const chunksOf = (id: string) =>
  front.database.look<{ attempt: number }>('SELECT DISTINCT attempt FROM export_chunks WHERE export_id = $1', [id]);

describe('cancelling', () => {
  it('stops a file in the middle within a second, twice is once, and nothing of it is left after the next sweep', async () => {
    const id = await ask(admin, MANY_COURSES);
    const server = await startWorking();
    await underWay(admin, id);
    const { body } = await admin('POST', `/api/v1/jobs/${id}/cancel`);
    expect(body.data).toMatchObject({ state: 'cancelled', downloadUrl: null });
    await sleep(1000);
    const stopped = await jobOf(admin, id);
    const [before] = await front.database.look(`SELECT count(*) FROM export_chunks WHERE export_id = $1`, [id]);
    await sleep(700);
    expect(await front.database.look(`SELECT count(*) FROM export_chunks WHERE export_id = $1`, [id])).toEqual([before]);
    expect(stopped.rowsDone).toBeLessThan(MANY);
    expect(await admin('POST', `/api/v1/jobs/${id}/cancel`)).toMatchObject({
      status: 200,
      body: { data: { state: 'cancelled', version: stopped.version } },
    });
    expect(await trail(id)).toEqual(['export.requested', 'export.cancelled']);
    await server.app.jobs.add('exports.forget-files', {});
    await expect.poll(() => chunksOf(id), { timeout: 10_000 }).toEqual([]);
  });

  it('what is over is refused, saying how it ended', async () => {
    const id = await ask(admin, { resource: 'branches' });
    await startWorking();
    await ended(admin, id);
    const { status, body } = await admin('POST', `/api/v1/jobs/${id}/cancel`);
    expect([status, body.error?.code, body.error?.message]).toEqual([
      409,
      'CONFLICT',
      'This export is completed: there is nothing left to cancel.',
    ]);
  });
});

describe('who asked for it', () => {
  const somebody = async (): Promise<{ person: Person; api: Api }> => {
    const person = await addPerson(admin, { role: 'manager' });
    const { accessToken } = dataOf<SignedIn>(await login(front, person.email));
    return { person, api: apiWith(front.url, { authorization: `Bearer ${accessToken}` }) };
  };

  it('may see less by the time it is written: then it fails, and says what is missing', async () => {
    const { person, api } = await somebody();
    const id = await ask(api, { resource: 'payments' });
    await admin('PATCH', `/api/v1/users/${person.id}`, { role: 'viewer' });
    await startWorking();
    expect(await ended(admin, id)).toMatchObject({
      state: 'failed',
      error: 'Your role does not include exports:RUN. Ask an administrator for it.',
      downloadUrl: null,
    });
    expect(await trail(id)).toEqual(['export.requested', 'export.failed']);
  });

  it('is deactivated in the middle of it: then it stops', async () => {
    const { person, api } = await somebody();
    const id = await ask(api, MANY_COURSES);
    await startWorking();
    await underWay(admin, id);
    await admin('POST', `/api/v1/users/${person.id}/deactivate`);
    const job = await ended(admin, id);
    expect(job).toMatchObject({ state: 'failed', error: 'Whoever asked for this may not sign in any more.' });
    expect(job.rowsDone).toBeLessThan(MANY);
  });

  it('is deactivated afterwards: then the address they kept opens nothing', async () => {
    const { person, api } = await somebody();
    const id = await ask(api, { resource: 'branches' });
    await startWorking();
    const job = await ended(api, id);
    expect((await download(front, job)).status).toBe(200);
    await admin('POST', `/api/v1/users/${person.id}/deactivate`);
    const refused = await download(front, job);
    expect([refused.status, await refused.json()]).toMatchObject([403, { error: { code: 'FORBIDDEN' } }]);
  });

  it('has a filter that is none any more by the time it is written: then it says so', async () => {
    const id = await ask(admin, { resource: 'courses' });
    await front.database.look(`UPDATE exports SET filters = '{"shirt": "XL"}' WHERE id = $1`, [id]);
    await startWorking();
    expect(await ended(admin, id)).toMatchObject({
      state: 'failed',
      error: 'Some fields need another look. filters.shirt is not a field of this request.',
    });
  });

  it('is one person: twenty files under way are enough', async () => {
    const { api } = await somebody();
    for (let n = 0; n < 20; n++) await ask(api, { resource: 'branches' });
    const { status, body } = await api('POST', '/api/v1/reports/export', { resource: 'branches' });
    expect([status, body.error?.message]).toEqual([409, 'You have 20 files under way. Wait for one of them, or cancel one.']);
    await ask(admin, { resource: 'branches' });
  });
});

describe('the address of a file', () => {
  const refusal = async (response: Response) => [response.status, ((await response.json()) as { error: { code: string } }).error.code];

  it('opens for 24 hours without signing in; changed in any way, it does not', async () => {
    const ids = [await ask(admin, { resource: 'branches' }), await ask(admin, { resource: 'users' })] as const;
    await startWorking();
    const job = await ended(admin, ids[0]);
    await ended(admin, ids[1]);
    const url = new URL(job.downloadUrl ?? '', front.url);
    expect((await fetch(url)).status).toBe(200);
    const signature = url.searchParams.get('signature') ?? '';
    const expires = Number(url.searchParams.get('expires'));
    const changed: Record<string, string> = {
      'another file': url.href.replace(ids[0], ids[1]),
      'a later end': url.href.replace(String(expires), String(expires + 3600)),
      'another signature': url.href.replace(
        signature,
        signature.replace(/^./, (first) => (first === 'a' ? 'b' : 'a')),
      ),
      'half a signature': url.href.replace(signature, signature.slice(0, 32)),
      'no signature': url.href.replace(/&signature.*/, ''),
      'no end': url.href.replace(/expires=\d+&/, ''),
    };
    for (const [how, address] of Object.entries(changed)) expect(await refusal(await fetch(address)), how).toEqual([403, 'FORBIDDEN']);
    expect(await trail(ids[1])).not.toContain('export.downloaded');
  });

  it('is gone after 24 hours, and the file with it', async () => {
    const id = await ask(admin, { resource: 'branches' });
    const server = await startWorking();
    const job = await ended(admin, id);
    // By the clock, before anything was thrown away.
    const later = await startTestServer({ database: front.database, clock: () => Date.now() + 25 * 3_600_000, runsJobs: false });
    expect(await refusal(await fetch(`${later.url}${job.downloadUrl}`))).toEqual([410, 'GONE']);
    await later.close();
    await front.database.look(`UPDATE exports SET expires_at = now() WHERE id = $1`, [id]);
    expect(await refusal(await download(front, job))).toEqual([410, 'GONE']);
    expect(await jobOf(admin, id)).toMatchObject({ state: 'completed', percent: 100, downloadUrl: null });
    await server.app.jobs.add('exports.forget-files', {});
    await expect.poll(() => chunksOf(id), { timeout: 10_000 }).toEqual([]);
  });

  it('opens nothing any more once somebody of the school was erased', async () => {
    const family = dataOf<{ id: string }>(await admin('POST', '/api/v1/customers', { name: 'Soon forgotten' }));
    const id = await ask(admin, { resource: 'customers' });
    await startWorking();
    const job = await ended(admin, id);
    expect((await bytesOf(front, job)).toString()).toContain('Soon forgotten');
    const erased = await admin('POST', `/api/v1/customers/${family.id}/erasure`, { confirm: 'Soon forgotten', reason: 'requested' });
    expect(erased.status, JSON.stringify(erased.body)).toBeLessThan(300);
    expect(await refusal(await download(front, job))).toEqual([410, 'GONE']);
  });
});

describe('a server that goes away', () => {
  it('in order, lets another one begin the file anew, which has every row once', async () => {
    const id = await ask(admin, MANY_COURSES);
    await startWorking();
    await underWay(admin, id);
    await worker?.close();
    expect(await jobOf(admin, id)).toMatchObject({ state: 'running', downloadUrl: null });
    await startWorking();
    expect((await idsIn(await ended(admin, id))).size).toBe(MANY);
    expect(await chunksOf(id)).toEqual([{ attempt: 2 }]);
  });

  it('without a word loses its claim: what it writes afterwards is in nobody’s file', async () => {
    const id = await ask(admin, MANY_COURSES);
    await startWorking();
    await underWay(admin, id);
    // What another process does that finds this one silent.
    await front.database.look(
      `UPDATE exports SET worker = 'another', worked_at = now() + interval '1 hour', attempt = attempt + 1 WHERE id = $1`,
      [id],
    );
    await sleep(1500);
    const [held] = await front.database.look<{ written: number }>(
      `SELECT count(*) FILTER (WHERE c.attempt = e.attempt)::int AS written FROM export_chunks c JOIN exports e ON e.id = c.export_id WHERE e.id = $1`,
      [id],
    );
    expect([held, (await jobOf(admin, id)).state]).toEqual([{ written: 0 }, 'running']);
    await front.database.look(`UPDATE exports SET worker = '', worked_at = '-infinity' WHERE id = $1`, [id]);
    expect((await idsIn(await ended(admin, id))).size).toBe(MANY);
  });
});

describe('several at once', () => {
  it('of one school never hold up those of another', async () => {
    const long = [];
    for (let n = 0; n < 6; n++) long.push(await ask(admin, MANY_COURSES));
    const other = await signIn(front, 'admin', 'coding');
    const short = await ask(other, { resource: 'branches' });
    await startWorking();
    await ended(other, short);
    const states = await Promise.all(long.map(async (id) => (await jobOf(admin, id)).state));
    expect(states.filter((state) => state === 'completed')).toEqual([]);
    // Two of a school at a time, the others wait.
    expect(states.filter((state) => state === 'queued').length).toBeGreaterThanOrEqual(4);
  });
});

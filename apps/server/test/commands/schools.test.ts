import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf, login, signedIn } from '../support/staff.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/rollbook.js', import.meta.url));

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

function urlOf({ user, password, host, port, database }: pg.ClientConfig): string {
  return `postgres://${user}:${password}@/${database}?host=${encodeURIComponent(host ?? '')}&port=${port}`;
}

interface Outcome {
  code: number;
  output: string;
  errors: string;
}

/** Runs the real command against the test's own database, with nobody at a terminal. */
function rollbook(...args: string[]): Promise<Outcome> {
  const { connection, owner } = server.database;
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    DATABASE_URL: urlOf(connection as pg.ClientConfig),
    DATABASE_OWNER_URL: urlOf(owner),
  };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [PROGRAM, ...args], { env }, (error, output, errors) =>
      resolve({ code: error ? Number(error.code) : 0, output, errors }),
    );
    child.stdin?.end();
  });
}

const school = ['create-tenant', '--name', 'Carmel', '--subdomain', 'carmel', '--currency', 'ILS', '--country', 'IL'];
const admin = ['--admin-email', 'yael@carmel.example'];
const passwordIn = (output: string): string => /password (\S+)/.exec(output)?.[1] ?? '';

describe.skipIf(process.env.TEST_DATABASE_URL !== undefined)('the command line', () => {
  it('opens a school with a branch and an administrator, whose printed password signs them in', async () => {
    const { code, output, errors } = await rollbook(...school, '--timezone', 'Asia/Jerusalem', '--branch', 'Carmel centre', ...admin);
    expect([code, errors]).toEqual([0, '']);
    const { api } = await signedIn(server, 'yael@carmel.example', passwordIn(output));
    expect(dataOf<{ name: string }[]>(await api('GET', '/api/v1/branches')).map(({ name }) => name)).toEqual(['Carmel centre']);
    expect(dataOf(await api('GET', '/api/v1/settings'))).toMatchObject({ name: 'Carmel', timezone: 'Asia/Jerusalem', currency: 'ILS' });
  });

  it('opens nothing twice, and says why without a stack', async () => {
    const { code, errors } = await rollbook(...school, '--timezone', 'UTC', ...admin);
    expect([code, errors.trim()]).toEqual([1, expect.stringContaining('This subdomain is taken.')]);
    expect(errors).not.toMatch(/\n\s+at /);
  });

  it('names everything that is missing or wrong when nobody can be asked', async () => {
    const { code, errors } = await rollbook('create-tenant', '--currency', 'EURO', '--timezone', 'Nowhere');
    expect(code).toBe(1);
    expect(
      errors
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(['--name', '--subdomain', '--timezone', '--currency', '--admin-email']);
  });

  it('adds an administrator to a school that locked itself out, by its short name', async () => {
    const { code, output } = await rollbook('create-admin', '--tenant', 'carmel', '--email', 'rescue@carmel.example');
    expect(code).toBe(0);
    expect((await login(server, 'rescue@carmel.example', passwordIn(output))).status).toBe(200);
    const nowhere = await rollbook('create-admin', '--tenant', 'nowhere', '--email', 'rescue@carmel.example');
    expect([nowhere.code, nowhere.errors.trim()]).toEqual([1, 'There is no school nowhere. Write its short name or its id.']);
  });
});

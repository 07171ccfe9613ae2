import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/platform/db/embedded/index.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { migrateJobs } from '../../src/platform/jobs/jobs.ts';
import { createLog } from '../../src/platform/log.ts';

/** A server with a migrated template, and the two logins every test database is used by. */
export interface TestCluster {
  superuser: pg.ClientConfig;
  owner: pg.ClientConfig;
  login: pg.ClientConfig;
  template: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster;
  }
}

/**
 * Once per run: an embedded PostgreSQL (or the server of TEST_DATABASE_URL, a superuser's) with one
 * migrated template database. Each test file clones it, in a tenth of a second.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'rollbook-test-'));
  // PostgreSQL runs as another account when we are root: it must be able to pass.
  await chmod(folder, 0o755);
  const url = process.env.TEST_DATABASE_URL;
  // Tests of durability start a PostgreSQL of their own; here the disk would only cost time.
  const settings = {
    ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: '0' },
    ...{ max_wal_size: '4GB', shared_buffers: '256MB', max_connections: '200' },
  };
  const embedded = url ? null : await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log: () => {}, settings });
  const superuser: pg.ClientConfig = embedded ? embedded.superuser : { connectionString: url };
  const run = randomBytes(4).toString('hex');
  const template = `rollbook_template_${run}`;
  const owner = await makeLogin(superuser, `rollbook_owner_${run}`, 'CREATEROLE');
  const login = await makeLogin(superuser, `rollbook_login_${run}`, '');
  await asSuperuser(superuser, `CREATE DATABASE ${template} OWNER ${owner.user}`);
  const there = { ...owner, database: template };
  // Roles of an earlier run on the same server belong to that run's owner.
  if (url) {
    await asSuperuser(superuser, 'DO $$ BEGIN CREATE ROLE rollbook_app NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$');
    await asSuperuser(superuser, 'DO $$ BEGIN CREATE ROLE rollbook_system NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$');
    await asSuperuser(superuser, `GRANT rollbook_app, rollbook_system TO ${owner.user} WITH ADMIN OPTION`);
  }
  await migrate(there, createLog('silent', false));
  await migrateJobs(there);
  await asSuperuser(superuser, `GRANT rollbook_app, rollbook_system TO ${login.user}`);
  project.provide('cluster', { superuser, owner, login, template });
  return async () => {
    if (!embedded) {
      await asSuperuser(superuser, `DROP DATABASE ${template} WITH (FORCE)`);
      for (const role of [owner.user, login.user]) {
        await asSuperuser(superuser, `REASSIGN OWNED BY ${role} TO CURRENT_USER; DROP OWNED BY ${role}; DROP ROLE ${role}`).catch(() => {});
      }
    }
    await embedded?.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function makeLogin(superuser: pg.ClientConfig, user: string, rights: string): Promise<pg.ClientConfig & { user: string }> {
  const password = randomBytes(16).toString('hex');
  await asSuperuser(superuser, `CREATE ROLE ${user} LOGIN ${rights} PASSWORD '${password}'`);
  const { host, port } = new pg.Client(superuser);
  return { host, port, user, password };
}

async function asSuperuser(superuser: pg.ClientConfig, text: string): Promise<void> {
  const client = new pg.Client({ database: 'postgres', ...superuser });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

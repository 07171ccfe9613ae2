import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/** Who writes which table: everybody else calls them. Written out, so that a table that moves is looked at. */
const WRITERS: Record<string, string[]> = {
  'modules/access': [
    'api_key_usage',
    'api_keys',
    'connected_apps',
    'custom_fields',
    'role_permissions',
    'signing_keys',
    'tenants',
    'user_sessions',
    'user_tokens',
    'user_two_factor',
    'users',
  ],
  'modules/people': ['customers', 'student_accounts', 'students'],
  'modules/catalog': [
    'branches',
    'courses',
    'holidays',
    'institutional_orders',
    'instructor_availability',
    'instructor_time_off',
    'instructors',
  ],
  'modules/leads': ['lead_activities', 'lead_assignment_rules', 'lead_forms', 'leads'],
  'modules/meeting-rooms': ['instructor_links', 'meeting_room_settings', 'room_messages', 'room_participants', 'room_sessions'],
  'modules/teaching': [
    'attendance',
    'calendar_feeds',
    'cycle_slots',
    'cycles',
    'expenses',
    'makeup_credits',
    'meetings',
    'payments',
    'registrations',
    'revenue_shares',
    'teaching_settings',
    'vat_periods',
  ],
  'modules/webhooks': ['webhook_attempts', 'webhook_endpoints', 'webhook_lanes', 'webhook_queue'],
  'modules/workspace': ['default_views', 'saved_views', 'tasks'],
  'modules/exports': ['export_chunks', 'exports'],
  'modules/imports': ['import_records', 'import_rows', 'imports'],
  'modules/privacy': ['consents', 'erasures'],
  'modules/progress': ['ai_summaries', 'attempts', 'daily_snapshots', 'external_events', 'learner_skills', 'learners', 'learning_events'],
  'platform/ledger': ['audit_log', 'events'],
  'platform/http': ['idempotency_keys'],
  'platform/mail': ['mails'],
  'platform/db': ['migrations'],
};

// Written by nobody: the application has no right to.
const KEPT_BY_TRIGGERS = ['record_labels'];

interface Source {
  file: string;
  text: string;
}

const sources: Source[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('/testing/') && !file.endsWith('.gen.ts'))
  .map((file) => ({ file, text: withoutComments(readFileSync(resolve(SRC, file), 'utf8')) }));

// Line comments begin a line or follow a space; `https://` in a string is neither.
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

function found(pattern: RegExp): { file: string; what: string }[] {
  return sources.flatMap(({ file, text }) => [...text.matchAll(pattern)].map(([, what = '']) => ({ file, what })));
}

const BUILDER = /\b(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(\s*['"`]?([\w.]*)/g;
const SQL =
  /\b(?:INSERT\s+INTO|UPDATE(?=\s+\S+\s+(?:\w+\s+)?SET\b)|DELETE\s+FROM|MERGE\s+INTO|TRUNCATE(?:\s+TABLE)?|COPY(?=\s+\S+\s+(?:FROM|TO)\b))\s+(?:ONLY\s+)?"?([\w.$]+)/gi;

// modules/people/students/store.ts belongs to modules/people; operations/x.ts to operations.
const homeOf = (file: string): string =>
  file
    .split('/')
    .slice(0, /^(modules|platform)\//.test(file) ? 2 : 1)
    .join('/');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('every table', () => {
  it('is written by exactly one module', async () => {
    const written: Record<string, Set<string>> = {};
    for (const { file, what } of [...found(BUILDER), ...found(SQL)]) {
      const home = homeOf(file);
      written[home] = (written[home] ?? new Set()).add(what.replace(/^public\./, '').toLowerCase());
    }
    expect(Object.fromEntries(Object.entries(written).map(([home, tables]) => [home, [...tables].sort()]))).toEqual(WRITERS);
    const tables = await database.look<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1`,
    );
    expect([...Object.values(WRITERS).flat(), ...KEPT_BY_TRIGGERS].sort()).toEqual(tables.map(({ name }) => name));
  });

  it('is written by name: no statement takes it from a variable', () => {
    const unnamed = [...found(BUILDER), ...found(SQL)].filter(({ what }) => what === '' || what.includes('$'));
    expect(unnamed).toEqual([]);
  });
});

describe('work across tenants', () => {
  it('is done for the reasons of the list, and each of the list is one', () => {
    const [, union = ''] = /export type SystemReason =([^;]+);/.exec(read('platform/db/transactions.ts')) ?? [];
    const allowed = [...union.matchAll(/'([^']+)'/g)].map(([, reason]) => reason);
    const used = found(/\binSystem\(\s*[\w.#]+,\s*'([^']+)'/g);
    expect([...new Set(used.map(({ what }) => what))].sort()).toEqual(allowed.sort());
    // Every call gives its reason as a plain text, or this test would not see it.
    const calls = found(/(?<!function |#)\b(inSystem\()/g);
    expect(calls).toHaveLength(used.length);
    // `access: …` is given by access itself, or by the jobs that call it.
    for (const { file, what } of used) {
      const owner = what.split(':')[0] ?? '';
      expect(
        owner === 'platform' || owner === 'access'
          ? ['modules/access', 'operations', 'platform/http', 'platform/mail']
          : [`modules/${owner}`, owner],
        `${file}: ${what}`,
      ).toContain(homeOf(file));
    }
  });

  it('goes through the two doors: nobody else takes a connection, a role or a tenant setting', () => {
    const DOOR = 'platform/db/transactions.ts';
    expect(filesWith(/\brollbook\.tenants\b/)).toEqual([DOOR]);
    expect(filesWith(/\bSET\s+(?:LOCAL\s+|SESSION\s+)?(?:ROLE|SESSION AUTHORIZATION)\b/i)).toEqual([DOOR]);
    expect(filesWith(/\bnew (?:TenantTx|TenantsTx|SystemTx)\b/)).toEqual([DOOR]);
    expect(filesWith(/\.connect\(pool\)|\b(?:pool|flushPool)\.(?:query|connect)\(/)).toEqual(['platform/db/database.ts', DOOR]);
    // Clients of their own: the owner's while starting, the listener's, the embedded server's, a lock's for as long as its worker lives.
    expect(filesWith(/\bnew (?:pg\.)?(?:Client|Pool)\(/).filter((file) => !file.startsWith('platform/db/embedded/'))).toEqual([
      'modules/webhooks/dispatch/worker-lock.ts',
      'operations/open-database.ts',
      'platform/db/database.ts',
      'platform/db/listener.ts',
      'platform/db/migrate.ts',
      'platform/jobs/jobs.ts',
    ]);
  });
});

function filesWith(pattern: RegExp): string[] {
  return sources
    .filter(({ text }) => pattern.test(text))
    .map(({ file }) => file)
    .sort();
}

function read(file: string): string {
  return sources.find((source) => source.file === file)?.text ?? '';
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

// What belongs to the installation, not to a school.
const GLOBAL_TABLES = ['migrations', 'signing_keys'];
// Unique over all schools, each because it must be.
const UNIQUE_EVERYWHERE = [
  'api_keys_key_taken', // a key says whose it is
  'api_keys_previous_key_taken',
  'calendar_feeds_by_token', // an address says whose it is
  'connected_apps_previous_token_taken', // a token says whose it is
  'connected_apps_token_taken',
  'instructor_links_by_token', // and this one
  'lead_forms_token_taken', // so does this one
  'migrations_pkey',
  'signing_keys_one_current',
  'signing_keys_pkey',
  'tenants_kinde_org_taken',
  'tenants_subdomain_taken', // an address is one school's
  'webhook_queue_pkey', // a delivery is one school’s, and so is its id
  'webhook_queue_seq_key', // a row is found by its number alone (decision 15)
];
const DEFINER_FUNCTIONS = [
  'drop_audit_months',
  'drop_unshared_deliveries',
  'erase_external_events',
  'erase_kept_texts',
  'keep_record_labels',
  'keep_webhook_days',
  'last_told',
  'make_month_partitions',
  'move_merged_facts',
  'remove_imported_records',
  'search_alike_ids',
  'search_people_ids',
  'search_record_ids',
];
const APPEND_ONLY = ['audit_log', 'events'];
const ROLES = ['rollbook_app', 'rollbook_system'];

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Table {
  name: string;
  tenantColumn: string | null;
  isPartition: boolean;
  isProtected: boolean;
}

// pg-boss keeps its own schema, which only rollbook_system may enter.
const allTables = () =>
  database.look<Table>(
    `SELECT c.relname AS name, c.relispartition AS "isPartition", c.relrowsecurity AND c.relforcerowsecurity AS "isProtected",
       CASE WHEN c.relname = 'tenants' THEN 'id' ELSE a.attname::text END AS "tenantColumn"
     FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'm', 'v', 'f') ORDER BY 1`,
  );
const tenantTables = async () => (await allTables()).filter(({ tenantColumn, isPartition }) => tenantColumn && !isPartition);

interface Grant {
  table: string;
  grantee: string;
  privilege: string;
}

const grants = () =>
  database.look<Grant>(
    `SELECT c.relname AS "table", coalesce(r.rolname, 'PUBLIC') AS grantee, a.privilege_type AS privilege
     FROM pg_class c CROSS JOIN aclexplode(c.relacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
     WHERE c.relnamespace = 'public'::regnamespace AND a.grantee <> c.relowner
     UNION SELECT c.relname, coalesce(r.rolname, 'PUBLIC'), x.privilege_type
     FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid CROSS JOIN aclexplode(t.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
     WHERE c.relnamespace = 'public'::regnamespace AND x.grantee <> c.relowner`,
  );

describe('every table', () => {
  it('belongs to a tenant, or is on the list of those that belong to nobody', async () => {
    const tables = await allTables();
    expect(tables.length).toBeGreaterThan(15);
    expect(tables.filter(({ tenantColumn }) => !tenantColumn).map(({ name }) => name)).toEqual(GLOBAL_TABLES);
  });

  it('has row-level security, forced on its owner too', async () => {
    const open = (await allTables()).filter(({ isProtected }) => !isProtected).map(({ name }) => name);
    expect(open).toEqual(['migrations']);
  });

  it('shows rollbook_app the rows of the transaction’s tenants, rollbook_system all, and nobody else any', async () => {
    const policies = await database.look<{ tablename: string; policy: string }>(
      `SELECT tablename, concat_ws(' | ', policyname, permissive, roles::text, cmd, qual, with_check) AS policy
       FROM pg_policies WHERE schemaname = 'public' ORDER BY policyname DESC`,
    );
    const problems: Record<string, unknown> = {};
    for (const { name, tenantColumn } of await tenantTables()) {
      const rule = `((${tenantColumn} || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))`;
      const found = policies.filter(({ tablename }) => tablename === name).map(({ policy }) => policy);
      const wanted = [
        `own_tenant | PERMISSIVE | {rollbook_app} | ALL | ${rule} | ${rule}`,
        'any_tenant | PERMISSIVE | {rollbook_system} | ALL | true | true',
      ];
      if (JSON.stringify(found) !== JSON.stringify(wanted)) problems[name] = found;
    }
    expect(problems).toEqual({});
  });

  it('has keys that begin with the tenant', async () => {
    const keys = await database.look<{ name: string; first: string; tenantColumn: string }>(
      `SELECT x.relname AS name, a.attname AS first, CASE WHEN t.relname = 'tenants' THEN 'id' ELSE 'tenant_id' END AS "tenantColumn"
       FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
       LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
       WHERE t.relnamespace = 'public'::regnamespace AND i.indisunique ORDER BY 1`,
    );
    expect(keys.filter(({ first, tenantColumn }) => first !== tenantColumn).map(({ name }) => name)).toEqual(UNIQUE_EVERYWHERE);
  });

  it('has a primary key', async () => {
    const without = await database.look(
      `SELECT relname FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)`,
    );
    expect(without).toEqual([]);
  });

  it('has foreign keys that carry the tenant, so that no row points across', async () => {
    const across = await database.look(
      `SELECT k.conname FROM pg_constraint k
       JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
       JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1]
       WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace
         AND (a.attname <> 'tenant_id' OR b.attname <> CASE WHEN k.confrelid = 'tenants'::regclass THEN 'id' ELSE 'tenant_id' END)`,
    );
    const [{ count } = { count: 0 }] = await database.look<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
    );
    expect(count).toBeGreaterThan(10);
    expect(across).toEqual([]);
  });
});

describe('the application’s roles', () => {
  it('may not touch a partition but through its parent', async () => {
    const partitions = (await allTables()).filter(({ isPartition }) => isPartition).map(({ name }) => name);
    expect(partitions.length).toBeGreaterThan(5);
    expect((await grants()).filter(({ table }) => partitions.includes(table))).toEqual([]);
  });

  it('may only add to the ledger', async () => {
    const given = (await grants()).filter(({ table }) => APPEND_ONLY.includes(table));
    // What is said in it can be taken out where somebody is erased: the trigger of that name refuses it anywhere else.
    const more = given.filter(({ privilege }) => !['SELECT', 'INSERT'].includes(privilege));
    expect(more.sort((a, b) => (a.table < b.table ? -1 : 1))).toEqual(
      APPEND_ONLY.map((table) => ({ table, grantee: 'rollbook_system', privilege: 'UPDATE' })),
    );
    expect(given).toHaveLength(APPEND_ONLY.length * (ROLES.length * 2 + 1));
    const guards = await database.look<{ name: string }>(
      `SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname = 'only_added_to' AND tgenabled = 'O'
         AND tgfoid = 'refuse_rewriting_the_ledger'::regproc AND tgparentid = 0 ORDER BY 1`,
    );
    expect(guards.map(({ name }) => name)).toEqual(APPEND_ONLY);
  });

  it('have no right that rows can’t be protected from, and nobody else has any', async () => {
    const given = await grants();
    // A sequence has no rows: it only counts.
    expect(given.filter(({ privilege }) => !['SELECT', 'INSERT', 'UPDATE', 'DELETE'].includes(privilege))).toEqual([
      { table: 'webhook_workers', grantee: 'rollbook_system', privilege: 'USAGE' },
    ]);
    expect([...new Set(given.map(({ grantee }) => grantee))].sort()).toEqual(ROLES);
  });

  it('leave tables without a tenant to rollbook_system', async () => {
    expect((await grants()).filter(({ table, grantee }) => GLOBAL_TABLES.includes(table) && grantee === 'rollbook_app')).toEqual([]);
  });

  it('own no table, type or schema, and of functions just those that the application may not be trusted with', async () => {
    const owned = await database.look(
      `SELECT r.rolname AS owner, o.name FROM pg_roles r JOIN (
         SELECT relowner AS owner, relname::text AS name FROM pg_class UNION ALL
         SELECT proowner, proname FROM pg_proc UNION ALL
         SELECT typowner, typname FROM pg_type UNION ALL
         SELECT nspowner, nspname FROM pg_namespace UNION ALL
         SELECT datdba, datname FROM pg_database) o ON o.owner = r.oid
       WHERE r.rolname = ANY ($1) ORDER BY 2`,
      [ROLES],
    );
    expect(owned).toEqual(
      [
        'drop_unshared_deliveries',
        'erase_external_events',
        'erase_kept_texts',
        'keep_record_labels',
        'last_told',
        'move_merged_facts',
        'remove_imported_records',
        'search_alike_ids',
        'search_people_ids',
        'search_record_ids',
      ].map((name) => ({
        owner: 'rollbook_system',
        name,
      })),
    );
  });

  it('can’t log in, make roles or databases, pass by the policies, or take on another role', async () => {
    const roles = await database.look(
      `SELECT rolname FROM pg_roles r WHERE rolname = ANY ($1)
         AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolcanlogin OR rolreplication OR rolbypassrls
           OR EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid))`,
      [ROLES],
    );
    expect(roles).toEqual([]);
    const [makes] = await database.look(
      `SELECT has_schema_privilege('rollbook_app', 'public', 'CREATE') AS app, has_schema_privilege('rollbook_system', 'public', 'CREATE') AS system,
         has_schema_privilege('rollbook_app', 'pgboss', 'USAGE') AS jobs`,
    );
    expect(makes).toEqual({ app: false, system: false, jobs: false });
  });
});

describe('functions that run as their owner', () => {
  it('are exactly the known ones, with a fixed search path and called by those named only', async () => {
    const functions = await database.look<{ name: string; path: string; callers: string }>(
      `SELECT p.proname AS name, array_to_string(p.proconfig, '; ') AS path,
         (SELECT string_agg(coalesce(r.rolname, 'PUBLIC'), ', ') FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
          LEFT JOIN pg_roles r ON r.oid = a.grantee WHERE a.grantee <> p.proowner) AS callers
       FROM pg_proc p WHERE p.prosecdef AND p.pronamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) ORDER BY 1`,
    );
    expect(functions.map(({ name }) => name)).toEqual(DEFINER_FUNCTIONS);
    for (const { path } of functions) expect(path).toMatch(/^search_path=pg_catalog, public(, pg_temp)?(; enable_seqscan=off)?$/);
    expect(functions.map(({ callers }) => callers)).toEqual([
      'rollbook_system',
      null,
      'rollbook_app',
      'rollbook_app',
      null,
      'rollbook_system',
      database.owner.user,
      'rollbook_system',
      'rollbook_app',
      'rollbook_app',
      'rollbook_app',
      'rollbook_app',
      'rollbook_app',
    ]);
  });
});

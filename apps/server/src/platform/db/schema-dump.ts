import type pg from 'pg';

// Month partitions come and go with the calendar; pg-boss keeps its own schema.
const OURS = `n.nspname = 'public' AND NOT c.relispartition AND NOT EXISTS (
  SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')`;

const PARTS: { title: string; query: string }[] = [
  {
    title: 'tables',
    query: `
      SELECT format(E'CREATE TABLE %I (\\n%s\\n)%s;', c.relname, string_agg(format('  %I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
          CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END,
          CASE WHEN d.oid IS NULL THEN '' ELSE ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) END,
          CASE a.attidentity WHEN 'a' THEN ' GENERATED ALWAYS AS IDENTITY' ELSE '' END), E',\\n' ORDER BY a.attnum),
        CASE c.relkind WHEN 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(c.oid) ELSE '' END
        || coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', '')) AS line
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
      WHERE ${OURS} AND c.relkind IN ('r', 'p') GROUP BY c.oid, c.relname, c.relkind, c.reloptions ORDER BY c.relname`,
  },
  {
    title: 'constraints',
    query: `
      SELECT format('ALTER TABLE %I ADD CONSTRAINT %I %s;', c.relname, k.conname, pg_get_constraintdef(k.oid)) AS line
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${OURS} AND k.contype <> 'n' ORDER BY c.relname, k.conname`,
  },
  {
    title: 'indexes',
    query: `
      SELECT pg_get_indexdef(i.indexrelid) || ';' AS line
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${OURS} AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')) ORDER BY 1`,
  },
  {
    title: 'row-level security',
    query: `
      SELECT format('ALTER TABLE %I %s ROW LEVEL SECURITY%s;', c.relname, CASE WHEN c.relrowsecurity THEN 'ENABLE' ELSE 'DISABLE' END,
        CASE WHEN c.relforcerowsecurity THEN ', FORCE ROW LEVEL SECURITY' ELSE '' END) AS line
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} AND c.relkind IN ('r', 'p') ORDER BY c.relname`,
  },
  {
    title: 'policies',
    query: `
      SELECT format('CREATE POLICY %I ON %I FOR %s TO %s USING (%s) WITH CHECK (%s);', policyname, tablename, cmd, array_to_string(roles, ', '), qual, with_check) AS line
      FROM pg_policies WHERE schemaname = 'public' ORDER BY tablename, policyname`,
  },
  {
    title: 'functions',
    query: `
      SELECT pg_get_functiondef(p.oid) || ';' AS line
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname = 'public' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') ORDER BY p.proname`,
  },
  {
    title: 'grants',
    query: `
      SELECT format('GRANT %s ON %I TO %s;', string_agg(privilege_type, ', ' ORDER BY privilege_type), table_name, grantee) AS line
      FROM information_schema.role_table_grants JOIN pg_class c ON c.oid = format('public.%I', table_name)::regclass
      WHERE table_schema = 'public' AND grantee IN ('rollbook_app', 'rollbook_system') AND NOT c.relispartition
      GROUP BY table_name, grantee ORDER BY table_name, grantee`,
  },
];

/**
 * The schema as text, read from the catalogs: the same for the same migrations, whatever pg_dump is about.
 * For reading and for noticing drift; databases are made by the migrations.
 */
export async function dumpSchema(client: pg.Client): Promise<string> {
  const parts: string[] = ['-- Made by `npm run db:generate` from a freshly migrated database. Do not edit: write a migration.'];
  for (const { title, query } of PARTS) {
    const { rows } = await client.query<{ line: string }>(query);
    parts.push(`-- ${title}\n\n${rows.map(({ line }) => line).join('\n')}`);
  }
  return `${parts.join('\n\n')}\n`;
}

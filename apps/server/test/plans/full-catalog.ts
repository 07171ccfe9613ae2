import { type Filling, RARE, ROWS } from './filling.ts';

// At the end of a list by name or date, and at the end of one that shows the newest first.
const isRare = `n > ${ROWS - RARE}`;
const isOld = `n <= ${RARE}`;
const old = (rare: string, common: string) => `CASE WHEN ${isOld} THEN '${rare}' ELSE '${common}' END`;
const rare = (one: string, common: string) => `CASE WHEN ${isRare} THEN '${one}' ELSE '${common}' END`;
const id = (prefix: string) => `'driving', '${prefix}_' || lpad(n::text, 7, '0')`;
const created = `timestamptz '2020-01-01' + n * interval '1 second'`;
const rows = `FROM generate_series(1, ${ROWS}) n`;

/** What is not people, leads or tasks. */
export const SCHOOL: readonly Filling[] = [
  {
    table: 'branches',
    statements: [
      `INSERT INTO branches (tenant_id, id, name, type) VALUES ('driving', 'brn_common', 'A', 'school'), ('driving', 'brn_rare', 'B', 'school')`,
      `INSERT INTO branches (tenant_id, id, name, type, city, is_active, external_id)
       SELECT ${id('brn')}, 'Branch ' || lpad(n::text, 7, '0'), ${rare('online', 'school')}, ${rare('Rare', 'Common')}, NOT ${isRare}, 'x-' || n ${rows}`,
    ],
  },
  {
    table: 'courses',
    statements: [
      `INSERT INTO courses (tenant_id, id, name, category) VALUES ('driving', 'crs_common', 'A', 'x'), ('driving', 'crs_rare', 'B', 'x')`,
      `INSERT INTO courses (tenant_id, id, name, category, origin, is_active, external_id)
       SELECT ${id('crs')}, 'Course ' || lpad(n::text, 7, '0'), ${rare('rare', 'common')}, ${rare('partner', 'own')}, NOT ${isRare}, 'x-' || n ${rows}`,
    ],
  },
  {
    table: 'instructors',
    statements: [
      `INSERT INTO instructors (tenant_id, id, name) VALUES ('driving', 'ins_common', 'A'), ('driving', 'ins_rare', 'B')`,
      `INSERT INTO instructors (tenant_id, id, name, is_active, has_hours, external_id)
       SELECT ${id('ins')}, 'Instructor ' || lpad(n::text, 7, '0'), NOT ${isRare}, ${isRare}, 'x-' || n ${rows}`,
    ],
  },
  {
    table: 'institutional_orders',
    statements: [
      `INSERT INTO institutional_orders (tenant_id, id, payer_name, order_date) VALUES ('driving', 'ord_common', 'A', '2010-01-01'), ('driving', 'ord_rare', 'B', '2010-01-01')`,
      `INSERT INTO institutional_orders (tenant_id, id, payer_name, order_date, branch_id, status)
       SELECT ${id('ord')}, 'Payer', date '2000-01-01' + n / 100, CASE WHEN n > ${ROWS - 10} THEN 'brn_rare' ELSE 'brn_common' END,
         ${rare('cancelled', 'active')} ${rows}`,
    ],
  },
  {
    table: 'users',
    statements: [
      `INSERT INTO users (tenant_id, id, email, name, role, is_active, external_id)
       SELECT ${id('usr')}, 'u' || n || '@driving.example', 'User ' || lpad(n::text, 7, '0'), ${rare('manager', 'viewer')}, NOT ${isRare}, 'x-' || n ${rows}`,
    ],
  },
  {
    table: 'mails',
    statements: [
      `INSERT INTO mails (tenant_id, id, template, recipient, locale, subject, status, created_at)
       SELECT ${id('eml')}, 'invitation', ${old('rare', 'common')} || '@driving.example', 'en', 'Hello', ${old('failed', 'sent')}, ${created} ${rows}`,
    ],
  },
  {
    table: 'custom_fields',
    statements: [
      `INSERT INTO custom_fields (tenant_id, id, resource, key, label, type, position)
       SELECT ${id('cfd')}, ${rare('lead', 'customer')}, 'k' || n, 'Field', 'text', n / 100 ${rows}`,
    ],
  },
  {
    table: 'saved_views',
    // The first half is everybody's; of the rest, only the rare ones are the administrator's, who asks.
    statements: [
      `INSERT INTO saved_views (tenant_id, id, resource, name, is_shared, owner_id)
       SELECT ${id('viw')}, ${rare('leads', 'customers')}, 'View ' || lpad(n::text, 7, '0'), n <= ${ROWS / 2},
         ${rare('usr_driving_admin', 'usr_driving_seller')} ${rows}`,
    ],
  },
  {
    table: 'imports',
    statements: [
      `INSERT INTO imports (tenant_id, id, resource, file_name, columns, status, total_rows, started_by, created_at)
       SELECT ${id('imp')}, ${old('leads', 'customers')}, 'file.csv', '{Name}', ${old('failed', 'completed')}, 1, 'usr_driving_admin', ${created} ${rows}`,
    ],
  },
  {
    table: 'import_rows',
    statements: [
      `INSERT INTO import_rows (tenant_id, import_id, row_no, cells, outcome)
       SELECT 'driving', 'imp_0000001', n, '{x}', ${rare('error', 'created')} ${rows}`,
    ],
  },
  {
    table: 'exports',
    statements: [
      `INSERT INTO exports (tenant_id, id, resource, format, locale, has_bom, state, requested_by, failure, finished_at, expires_at, created_at)
       SELECT 'driving', 'job_' || lpad(n::text, 7, '0'), 'customers', 'csv', 'en', true, state, 'usr_driving_admin',
         CASE WHEN state = 'failed' THEN 'x' END, now(), CASE WHEN state = 'completed' THEN now() END, created_at
       FROM (SELECT n, ${old('failed', 'completed')} AS state, ${created} AS created_at ${rows}) x`,
    ],
  },
  {
    table: 'audit_log',
    // Ten months of it, each in its partition.
    statements: [
      `DO $$ DECLARE month date; BEGIN
         FOR month IN SELECT (date_trunc('month', now() AT TIME ZONE 'UTC') - make_interval(months => m))::date FROM generate_series(2, 12) m LOOP
           EXECUTE format('CREATE TABLE %I PARTITION OF audit_log FOR VALUES FROM (%L) TO (%L)', 'audit_log_' || to_char(month, 'YYYY_MM'),
             month || ' 00:00:00+00', (month + interval '1 month')::date || ' 00:00:00+00');
         END LOOP;
       END $$`,
      `INSERT INTO audit_log (tenant_id, id, actor_kind, actor_id, action, entity, entity_id, created_at)
       SELECT ${id('aud')}, ${rare('key', 'user')}, ${rare('key_rare', 'usr_driving_seller')}, ${rare('customer.restored', 'customer.updated')},
         CASE WHEN n > ${ROWS - 10} THEN 'thing' ELSE 'customer' END, ${rare('cus_rare', 'cus_common')}, now() - n * interval '25 seconds' ${rows}`,
    ],
  },
];

import type { TestDatabase } from '../support/database.ts';

export const ROWS = 1_000_000;
/** So many rows at the far end of each list have the rare value. */
const RARE = 30;

/** A school of a million customers, students, leads and tasks. The indexes of the search are left out: nothing here searches. */
export async function fillMillion({ look }: TestDatabase): Promise<void> {
  for (const table of ['customers', 'students', 'leads']) await look(`DROP INDEX ${table}_by_search_text`);
  const isRare = `n > ${ROWS - RARE}`;
  const name = `'Person ' || lpad(n::text, 7, '0')`;
  const labels = (resource: string, key: string) =>
    `INSERT INTO record_labels (tenant_id, resource, label, sort_key, id)
       SELECT 'driving', '${resource}', label, ${key}, x.id FROM ${resource}s x, LATERAL labels_of(x.tags, x.custom_fields) AS label`;
  await look(
    `INSERT INTO branches (tenant_id, id, name, type) VALUES ('driving', 'brn_common', 'A', 'school'), ('driving', 'brn_rare', 'B', 'school')`,
  );
  await look(
    `INSERT INTO courses (tenant_id, id, name, category) VALUES ('driving', 'crs_common', 'A', 'x'), ('driving', 'crs_rare', 'B', 'x')`,
  );
  // Triggers one by one would take minutes: what they keep is written in one statement instead.
  const tags = `CASE WHEN ${isRare} THEN ARRAY['rare'] ELSE ARRAY['common'] END, CASE WHEN ${isRare} THEN '{"size":"XXL"}' ELSE '{"size":"M"}' END::jsonb`;
  await quietly(look, [
    `INSERT INTO customers (tenant_id, id, name, city, search_text, external_id, tags, custom_fields)
       SELECT 'driving', 'cus_' || lpad(n::text, 7, '0'), ${name}, CASE WHEN ${isRare} THEN 'Rare' ELSE 'Common' END, 'x', 'x-' || n, ${tags}
       FROM generate_series(1, ${ROWS}) n`,
    labels('customer', 'x.name'),
  ]);
  await quietly(look, [
    `INSERT INTO students (tenant_id, id, customer_id, name, grade, search_text, external_id, tags, custom_fields)
       SELECT 'driving', 'stu_' || lpad(n::text, 7, '0'), 'cus_' || lpad(n::text, 7, '0'), ${name}, CASE WHEN ${isRare} THEN 'rare' ELSE 'common' END, 'x', 'x-' || n, ${tags}
       FROM generate_series(1, ${ROWS}) n`,
    labels('student', 'x.name'),
  ]);
  // The newest lead stands first: the rare ones are the oldest.
  const isOld = `n <= ${RARE}`;
  await quietly(look, [
    `INSERT INTO leads (tenant_id, id, name, status, owner_id, source, course_id, branch_id, follow_up_at, search_text, created_at, tags, custom_fields)
       SELECT 'driving', 'led_' || lpad(n::text, 7, '0'), ${name}, CASE WHEN ${isOld} THEN 'contacted' ELSE 'new' END,
         CASE WHEN n <= 10 THEN NULL WHEN ${isOld} THEN 'usr_driving_viewer' ELSE 'usr_driving_seller' END,
         CASE WHEN ${isOld} THEN 'rare' ELSE 'common' END, CASE WHEN ${isOld} THEN 'crs_rare' ELSE 'crs_common' END,
         CASE WHEN ${isOld} THEN 'brn_rare' ELSE 'brn_common' END,
         CASE WHEN n <= 10 THEN now() WHEN n <= 20 THEN now() - interval '9 days' WHEN ${isOld} THEN NULL ELSE now() + interval '90 days' END, 'x',
         CASE WHEN ${isOld} THEN timestamptz '1999-06-01' ELSE timestamptz '2020-01-01' END + n * interval '1 second', ${tags.replaceAll(isRare, isOld)}
       FROM generate_series(1, ${ROWS}) n`,
    labels('lead', `to_char(x.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`),
  ]);
  await quietly(look, [
    `INSERT INTO tasks (tenant_id, id, title, due_at, assignee_id, created_by, entity_type, entity_id, status)
       SELECT 'driving', 'tsk_' || lpad(n::text, 7, '0'), 'Task', CASE WHEN ${isRare} THEN NULL ELSE timestamptz '2030-01-01' + n * interval '1 minute' END,
         CASE WHEN ${isRare} THEN 'usr_driving_viewer' ELSE 'usr_driving_seller' END, 'usr_driving_admin',
         CASE WHEN ${isRare} THEN 'lead' ELSE 'customer' END, 'cus_' || lpad(n::text, 7, '0'), CASE WHEN ${isRare} THEN 'done' ELSE 'open' END
       FROM generate_series(1, ${ROWS}) n`,
    'INSERT INTO learners (tenant_id, student_id) SELECT tenant_id, id FROM students',
  ]);
  for (const table of ['customers', 'students', 'leads', 'tasks', 'learners', 'record_labels']) await look(`VACUUM ANALYZE ${table}`);
}

/** Without triggers and without looking up every foreign key: all in one message, so on one connection. */
async function quietly(look: TestDatabase['look'], statements: readonly string[]): Promise<void> {
  await look(['SET session_replication_role = replica', ...statements, 'RESET session_replication_role'].join('; '));
}

import type { TestDatabase } from '../support/database.ts';
import { type Filling, fillAll, RARE, ROWS } from './filling.ts';
import { SCHOOL } from './full-catalog.ts';
import { TEACHING } from './full-teaching.ts';
import { WEBHOOKS } from './full-webhooks.ts';

const isRare = `n > ${ROWS - RARE}`;
const isOld = `n <= ${RARE}`;
const name = `'Person ' || lpad(n::text, 7, '0')`;
const labelled = (isOne: string) =>
  `CASE WHEN ${isOne} THEN ARRAY['rare'] ELSE ARRAY['common'] END, CASE WHEN ${isOne} THEN '{"size":"XXL"}' ELSE '{"size":"M"}' END::jsonb`;

const PEOPLE: readonly Filling[] = [
  {
    table: 'customers',
    statements: [
      `INSERT INTO customers (tenant_id, id, name, city, search_text, external_id, tags, custom_fields)
       SELECT 'driving', 'cus_' || lpad(n::text, 7, '0'), ${name}, CASE WHEN ${isRare} THEN 'Rare' ELSE 'Common' END, 'x', 'x-' || n, ${labelled(isRare)}
       FROM generate_series(1, ${ROWS}) n`,
    ],
  },
  {
    table: 'students',
    statements: [
      `INSERT INTO students (tenant_id, id, customer_id, name, grade, search_text, external_id, tags, custom_fields)
       SELECT 'driving', 'stu_' || lpad(n::text, 7, '0'), 'cus_' || lpad(n::text, 7, '0'), ${name}, CASE WHEN ${isRare} THEN 'rare' ELSE 'common' END, 'x', 'x-' || n, ${labelled(isRare)}
       FROM generate_series(1, ${ROWS}) n`,
    ],
  },
  {
    table: 'leads',
    statements: [
      // The newest lead stands first: the rare ones are the oldest.
      `INSERT INTO leads (tenant_id, id, name, status, owner_id, source, course_id, branch_id, follow_up_at, search_text, created_at, tags, custom_fields)
       SELECT 'driving', 'led_' || lpad(n::text, 7, '0'), ${name}, CASE WHEN ${isOld} THEN 'contacted' ELSE 'new' END,
         CASE WHEN n <= 10 THEN NULL WHEN ${isOld} THEN 'usr_driving_viewer' ELSE 'usr_driving_seller' END,
         CASE WHEN ${isOld} THEN 'rare' ELSE 'common' END, CASE WHEN ${isOld} THEN 'crs_rare' ELSE 'crs_common' END,
         CASE WHEN ${isOld} THEN 'brn_rare' ELSE 'brn_common' END,
         CASE WHEN n <= 10 THEN now() WHEN n <= 20 THEN now() - interval '9 days' WHEN ${isOld} THEN NULL ELSE now() + interval '90 days' END, 'x',
         CASE WHEN ${isOld} THEN timestamptz '1999-06-01' ELSE timestamptz '2020-01-01' END + n * interval '1 second', ${labelled(isOld)}
       FROM generate_series(1, ${ROWS}) n`,
    ],
  },
  {
    table: 'tasks',
    statements: [
      `INSERT INTO tasks (tenant_id, id, title, due_at, assignee_id, created_by, entity_type, entity_id, status)
       SELECT 'driving', 'tsk_' || lpad(n::text, 7, '0'), 'Task', CASE WHEN ${isRare} THEN NULL ELSE timestamptz '2030-01-01' + n * interval '1 minute' END,
         CASE WHEN ${isRare} THEN 'usr_driving_viewer' ELSE 'usr_driving_seller' END, 'usr_driving_admin',
         CASE WHEN ${isRare} THEN 'lead' ELSE 'customer' END, 'cus_' || lpad(n::text, 7, '0'), CASE WHEN ${isRare} THEN 'done' ELSE 'open' END
       FROM generate_series(1, ${ROWS}) n`,
    ],
  },
];

// What their triggers keep.
const labels = (resource: string, key: string) =>
  `INSERT INTO record_labels (tenant_id, resource, label, sort_key, id)
     SELECT 'driving', '${resource}', label, ${key}, x.id FROM ${resource}s x, unnest(ARRAY['#' || x.tags[1], 'size=' || (x.custom_fields->>'size')]) AS label
     WHERE label IS NOT NULL`;
const KEPT: readonly Filling[] = [
  {
    table: 'record_labels',
    statements: [
      'ALTER TABLE record_labels DROP CONSTRAINT record_labels_pkey',
      labels('customer', 'x.name'),
      labels('student', 'x.name'),
      labels('lead', `to_char(x.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`),
      labels('cycle', 'x.name'),
      'ALTER TABLE record_labels ADD PRIMARY KEY (tenant_id, resource, label, sort_key, id)',
    ],
  },
  { table: 'learners', statements: ['INSERT INTO learners (tenant_id, student_id) SELECT tenant_id, id FROM students'] },
];

/** A school with ROWS of everything that it lists by filters. */
export async function fillSchool(database: TestDatabase): Promise<void> {
  await fillAll(database, PEOPLE);
  await fillAll(database, [...SCHOOL, ...TEACHING, ...WEBHOOKS]);
  await fillAll(database, KEPT);
}

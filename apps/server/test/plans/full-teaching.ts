import { type Filling, RARE, ROWS } from './filling.ts';

const isRare = `n > ${ROWS - RARE}`;
const isOld = `n <= ${RARE}`;
const rare = (one: string, common: string) => `CASE WHEN ${isRare} THEN '${one}' ELSE '${common}' END`;
const old = (one: string, common: string) => `CASE WHEN ${isOld} THEN '${one}' ELSE '${common}' END`;
const id = (prefix: string, n = 'n') => `'${prefix}_' || lpad((${n})::text, 7, '0')`;
const rows = `FROM generate_series(1, ${ROWS}) n`;
const labels = (isOne: string) =>
  `CASE WHEN ${isOne} THEN ARRAY['rare'] ELSE ARRAY['common'] END, CASE WHEN ${isOne} THEN '{"size":"XXL"}' ELSE '{"size":"M"}' END::jsonb`;

/**
 * ROWS cycles of as many students, a meeting, a registration, a payment and a mark each. A list by name ends with the rare
 * ones; of a list that shows the newest first they are the oldest. cyc_common has all registrations but those of cyc_rare.
 */
export const TEACHING: readonly Filling[] = [
  {
    table: 'cycles',
    statements: [
      `INSERT INTO cycles (tenant_id, id, name, course_id, branch_id, instructor_id, type, start_date, total_meetings, activity_type)
       SELECT 'driving', 'cyc_' || k, 'A', 'crs_' || k, 'brn_' || k, 'ins_' || k, 'private', '2030-01-01', 10, 'frontal' FROM unnest('{common,rare}'::text[]) k`,
      `INSERT INTO cycles (tenant_id, id, name, course_id, branch_id, instructor_id, institutional_order_id, type, start_date, total_meetings,
         activity_type, status, tags, custom_fields)
       SELECT 'driving', ${id('cyc')}, 'Cycle ' || lpad(n::text, 7, '0'), ${rare('crs_rare', 'crs_common')}, ${rare('brn_rare', 'brn_common')},
         ${rare('ins_rare', 'ins_common')}, ${rare('ord_rare', 'ord_common')}, ${rare('institutional_fixed', 'private')},
         CASE WHEN ${isRare} THEN date '2040-01-01' ELSE date '2020-01-01' + n / 1000 END, 10, ${rare('online', 'frontal')},
         ${rare('frozen', 'active')}, ${labels(isRare)} ${rows}`,
    ],
  },
  {
    table: 'cycle_slots',
    statements: [
      `INSERT INTO cycle_slots (tenant_id, cycle_id, day, start_time, end_time)
       SELECT 'driving', k, 1, '16:00', '17:00' FROM unnest('{cyc_common,cyc_rare}'::text[]) k`,
      `INSERT INTO cycle_slots (tenant_id, cycle_id, day, start_time, end_time)
       SELECT 'driving', ${id('cyc')}, CASE WHEN ${isRare} THEN 6 ELSE 1 END, '16:00', '17:00' ${rows}`,
    ],
  },
  {
    table: 'meetings',
    statements: [
      // Without the exclusion constraints: filled with a million rows they take minutes, and no list asks them.
      'ALTER TABLE meetings DROP CONSTRAINT meetings_instructor_not_double_booked, DROP CONSTRAINT meetings_room_not_double_booked',
      `INSERT INTO meetings (tenant_id, id, cycle_id, course_id, branch_id, instructor_id, date, start_time, end_time, starts_at, ends_at, status, activity_type)
       SELECT 'driving', ${id('mtg')}, ${old('cyc_rare', 'cyc_common')}, ${old('crs_rare', 'crs_common')}, ${old('brn_rare', 'brn_common')},
         ${old('ins_rare', 'ins_common')}, d, '16:00', '17:00', d + time '16:00', d + time '17:00', ${old('postponed', 'scheduled')},
         ${old('online', 'frontal')} FROM (SELECT n, CASE WHEN ${isOld} THEN date '1999-06-01' ELSE date '2020-01-01' + n / 1000 END AS d ${rows}) days`,
    ],
  },
  {
    table: 'registrations',
    statements: [
      `INSERT INTO registrations (tenant_id, id, student_id, cycle_id, registration_date, status)
       SELECT 'driving', 'reg_' || k, 'stu_0050000', 'cyc_0000500', '2010-01-01', 'completed' FROM unnest('{common}'::text[]) k`,
      `INSERT INTO registrations (tenant_id, id, student_id, cycle_id, registration_date, status, amount, paid_amount)
       SELECT 'driving', ${id('reg')}, ${id('stu')}, ${old('cyc_rare', 'cyc_common')},
         CASE WHEN ${isOld} THEN date '1999-06-01' ELSE date '2020-01-01' + n / 1000 END, ${old('active', 'completed')}, 100, CASE WHEN ${isOld} THEN 50 ELSE 100 END ${rows}`,
    ],
  },
  {
    table: 'payments',
    statements: [
      `INSERT INTO payments (tenant_id, id, customer_id, registration_id, amount, method, received_at)
       SELECT 'driving', ${id('pay')}, ${old('cus_0099999', 'cus_0000001')}, ${old('reg_rare', 'reg_common')}, 100, ${old('cash', 'credit')},
         CASE WHEN ${isOld} THEN timestamptz '1999-06-01' ELSE timestamptz '2020-01-01' END + n * interval '1 second' ${rows}`,
    ],
  },
  {
    table: 'attendance',
    statements: [
      `INSERT INTO attendance (tenant_id, id, meeting_id, student_id, registration_id, date, status, is_trial)
       SELECT 'driving', ${id('att')}, CASE WHEN ${isOld} THEN 'mtg_0000001' ELSE 'mtg_0000100' END, ${id('stu')}, ${old('reg_rare', 'reg_common')},
         CASE WHEN ${isOld} THEN date '1999-06-01' ELSE date '2020-01-01' + n / 1000 END, ${old('excused', 'present')}, ${isOld} ${rows}`,
    ],
  },
  {
    table: 'expenses',
    statements: [
      `INSERT INTO expenses (tenant_id, id, cycle_id, meeting_id, description, amount, spent_on, status)
       SELECT 'driving', ${id('xps')}, ${old('cyc_rare', 'cyc_common')}, CASE WHEN ${isOld} THEN 'mtg_0000001' ELSE 'mtg_0000100' END, 'Parts', 100,
         CASE WHEN ${isOld} THEN date '1999-06-01' ELSE date '2020-01-01' + n / 1000 END, ${old('pending', 'approved')} ${rows}`,
    ],
  },
];

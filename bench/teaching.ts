/**
 * A school among 200 with 5,000,000 lessons between them, 25,000 each over two years, with 600,000 registrations, a sixth
 * of them settled in part without a lesson, and 300,000 expenses: what a month and all time earned, who owes what, who came
 * (marks of 20 lessons of each cycle of the school asked), a week of the calendar, one instructor's lessons. Filled as fast
 * as it goes: indexes are made afterwards, foreign keys are not checked, and the two exclusion constraints are left off,
 * which no reading uses.
 */
import { hashPassword } from '../apps/server/src/platform/crypto/passwords.ts';
import { median, type Row } from './support/report.ts';
import { PASSWORD, signInBench } from './support/sign-in.ts';
import { type Stage, setStage } from './support/stage.ts';

const SCHOOLS = 200;
const CYCLES = 500;
const LESSONS = 50;
const FAMILIES = 1000;
/** Registrations of each cycle. */
const GROUP = 6;

// School 7 of them is asked: like the others, and with neighbours on both sides.
const QUESTIONS: [what: string, path: string, barMs: number][] = [
  ['revenue of a month by branch', '/reports/revenue?groupBy=branch&from=2026-03-01&to=2026-03-31', 1000],
  ['revenue of all time by month', '/reports/revenue?groupBy=month', 5000],
  ['revenue of all time by cycle', '/reports/revenue?groupBy=cycle', 5000],
  ['pay of a month by instructor', '/reports/instructor-payments?from=2026-03-01&to=2026-03-31', 1000],
  ['a week of the calendar, first 100', '/meetings?from=2026-03-01&to=2026-03-07&limit=100&cursor=', 100],
  ['attendance of a month by branch', '/reports/attendance-summary?groupBy=branch&from=2026-03-01&to=2026-03-31', 1000],
  ['who owes what', '/reports/receivables', 5000],
  ['the schedule of one instructor for a month', '/instructors/ins_7_3/schedule?from=2026-03-01&to=2026-03-31', 50],
  ['a month of one instructor', '/meetings?instructorId=ins_7_3&from=2026-03-01&to=2026-03-31&limit=100&cursor=', 50],
];

export async function benchTeaching(rounds: number): Promise<Row[]> {
  const stage = await setStage('school_7');
  try {
    await fill(stage);
    const ask = await asker(stage);
    const times = new Map<string, number[]>();
    // In turns, so that a machine that slows down in between slows all of them.
    for (let round = 0; round < rounds; round++) {
      for (const [what, path] of QUESTIONS) times.set(what, [...(times.get(what) ?? []), await ask(path)]);
    }
    return QUESTIONS.map(([what, , barMs]) => ({
      what: `${(SCHOOLS * CYCLES * LESSONS).toLocaleString('en')} lessons, ${what}: p50, worst`,
      figure: `${median(times.get(what) ?? []).toFixed(1)}, ${Math.max(...(times.get(what) ?? [])).toFixed(1)} ms`,
      ratio: null,
      bar: `< ${barMs} ms`,
    }));
  } finally {
    await stage.close();
  }
}

async function fill({ sql }: Stage): Promise<void> {
  await sql.query(`SET session_replication_role = replica`);
  await sql.query(`INSERT INTO tenants (id, name, subdomain, country) SELECT 'school_' || t, 'School ' || t, 'school-' || t, 'IL'
    FROM generate_series(1, ${SCHOOLS}) t ON CONFLICT DO NOTHING`);
  await sql.query(
    `INSERT INTO users (tenant_id, id, email, name, role, password_hash) VALUES ('school_7', 'admin', 'admin@school.example', 'Admin', 'admin', $1)`,
    [await hashPassword(PASSWORD)],
  );
  const each = (count: number) => `generate_series(1, ${SCHOOLS}) t, generate_series(0, ${count - 1}) n`;
  await sql.query(
    `INSERT INTO branches (tenant_id, id, name, type) SELECT 'school_' || t, 'brn_' || t || '_' || n, 'Branch ' || n, 'school' FROM ${each(5)}`,
  );
  await sql.query(
    `INSERT INTO courses (tenant_id, id, name, category) SELECT 'school_' || t, 'crs_' || t || '_' || n, 'Course ' || n, 'programming' FROM ${each(10)}`,
  );
  await sql.query(`INSERT INTO instructors (tenant_id, id, name, employment_type, rate_frontal)
    SELECT 'school_' || t, 'ins_' || t || '_' || n, 'Instructor ' || n, 'freelancer', 12000 FROM ${each(25)}`);
  await sql.query(`INSERT INTO cycles (tenant_id, id, name, course_id, branch_id, instructor_id, type, start_date, total_meetings, activity_type)
    SELECT 'school_' || t, 'cyc_' || t || '_' || n, 'Cycle ' || n, 'crs_' || t || '_' || n % 10, 'brn_' || t || '_' || n % 5,
      'ins_' || t || '_' || n % 25, 'private', date '2025-01-01' + n % 365, ${LESSONS}, 'frontal' FROM ${each(CYCLES)}`);
  const indexes = await sql.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE tablename = 'meetings' AND indexname NOT IN
       (SELECT conname FROM pg_constraint WHERE conrelid = 'meetings'::regclass)`,
  );
  await sql.query(
    `ALTER TABLE meetings DROP CONSTRAINT meetings_instructor_not_double_booked, DROP CONSTRAINT meetings_room_not_double_booked`,
  );
  for (const { name } of indexes.rows) await sql.query(`DROP INDEX ${name}`);
  // By date: the lessons of the schools lie among each other, as they would after two years.
  const { rowCount } =
    await sql.query(`INSERT INTO meetings (tenant_id, id, cycle_id, course_id, branch_id, instructor_id, date, start_time, end_time, starts_at, ends_at,
      status, activity_type, revenue, instructor_payment, completed_at)
    SELECT c.tenant_id, 'mtg' || substr(c.id, 4) || '_' || w, c.id, c.course_id, c.branch_id, c.instructor_id, d, '16:00', '17:30', d + time '14:00', d + time '15:30',
      CASE WHEN d < date '2026-07-01' THEN 'completed' ELSE 'scheduled' END, 'frontal', 20000 + w, 18000, CASE WHEN d < date '2026-07-01' THEN d + time '15:30' END
    FROM cycles c, generate_series(0, ${LESSONS - 1}) w, LATERAL (SELECT c.start_date + 7 * w AS d) x WHERE c.tenant_id LIKE 'school\\_%' ORDER BY d, c.id`);
  if (rowCount !== SCHOOLS * CYCLES * LESSONS) throw new Error(`only ${rowCount} lessons were made`);
  await sql.query(`SET maintenance_work_mem = '512MB'`);
  for (const { definition } of indexes.rows) await sql.query(definition);
  await fillGroups(sql, each);
  await sql.query('VACUUM ANALYZE');
}

type Each = (count: number) => string;

/** Who is in the cycles, what was settled without a lesson, paid, spent and marked. */
async function fillGroups(sql: Stage['sql'], each: Each): Promise<void> {
  await sql.query(
    `INSERT INTO customers (tenant_id, id, name, search_text) SELECT 'school_' || t, 'cus_' || t || '_' || n, 'Family ' || n, '' FROM ${each(FAMILIES)}`,
  );
  await sql.query(`INSERT INTO students (tenant_id, id, customer_id, name, search_text)
    SELECT 'school_' || t, 'stu_' || t || '_' || n, 'cus_' || t || '_' || n, 'Child ' || n, '' FROM ${each(FAMILIES)}`);
  await sql.query(`INSERT INTO registrations (tenant_id, id, student_id, cycle_id, registration_date, status, amount, net_amount, paid_amount)
    SELECT c.tenant_id, 'reg' || substr(c.id, 4) || '_' || g, 'stu' || substring(c.id FROM '_[0-9]+_') || (c.nth * ${GROUP} + g) % ${FAMILIES}, c.id,
      c.start_date, CASE WHEN g = 0 THEN 'completed' ELSE 'active' END, 250000, 211864, CASE WHEN (c.nth + g) % 5 = 0 THEN 100000 ELSE 250000 END
    FROM (SELECT *, split_part(id, '_', 3)::int AS nth FROM cycles WHERE tenant_id LIKE 'school\\_%') c, generate_series(0, ${GROUP - 1}) g`);
  await sql.query(`INSERT INTO revenue_shares (tenant_id, id, registration_id, recognised_on, allocated, amount)
    SELECT tenant_id, 'shr' || substr(id, 4), id, registration_date + 60, 5000, 5000 FROM registrations WHERE status = 'completed' AND tenant_id LIKE 'school\\_%'`);
  await sql.query(`INSERT INTO expenses (tenant_id, id, meeting_id, cycle_id, amount, description, spent_on, status)
    SELECT tenant_id, 'exp' || substr(id, 4), CASE WHEN right(id, 1) < '5' THEN id END, cycle_id, 1500, 'Materials', date, 'approved'
    FROM meetings WHERE right(id, 2) IN ('_7', '27', '_2') AND tenant_id LIKE 'school\\_%'`);
  await sql.query(`INSERT INTO attendance (tenant_id, id, meeting_id, student_id, registration_id, date, status)
    SELECT m.tenant_id, 'att' || substr(m.id, 4) || '_' || g.id, m.id, g.student_id, g.id, m.date, CASE WHEN right(m.id, 1) = '3' THEN 'absent' ELSE 'present' END
    FROM meetings m JOIN registrations g ON g.tenant_id = m.tenant_id AND g.cycle_id = m.cycle_id
    WHERE m.tenant_id = 'school_7' AND m.status = 'completed' AND right(m.id, 1) < '4'`);
}

async function asker({ port }: Stage): Promise<(path: string) => Promise<number>> {
  const base = `http://127.0.0.1:${port}/api/v1`;
  const headers = await signInBench(port);
  return async (path) => {
    const begun = performance.now();
    const answer = await fetch(`${base}${path}`, { headers });
    const found = (await answer.json()) as { data?: { rows?: unknown[]; meetings?: unknown[] } | unknown[] };
    const rows = Array.isArray(found.data) ? found.data : (found.data?.rows ?? found.data?.meetings ?? []);
    if (rows.length === 0) throw new Error(`${path}: ${JSON.stringify(found).slice(0, 500)}`);
    return performance.now() - begun;
  };
}

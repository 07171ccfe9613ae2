/**
 * A school among 200 with 5,000,000 lessons between them, 25,000 each over two years: what a month and all time earned,
 * a week of the calendar, one instructor's lessons. Filled as fast as it goes: indexes are made afterwards, foreign keys
 * are not checked, and the two exclusion constraints are left off, which no reading uses.
 */
import { hashPassword } from '../apps/server/src/platform/crypto/passwords.ts';
import { median, type Row } from './support/report.ts';
import { type Stage, setStage } from './support/stage.ts';

const SCHOOLS = 200;
const CYCLES = 500;
const LESSONS = 50;
const PASSWORD = 'a-password-for-the-bench';

// School 7 of them is asked: like the others, and with neighbours on both sides.
const QUESTIONS: [what: string, path: string, barMs: number][] = [
  ['revenue of a month by branch', '/reports/revenue?groupBy=branch&from=2026-03-01&to=2026-03-31', 1000],
  ['revenue of all time by month', '/reports/revenue?groupBy=month', 5000],
  ['revenue of all time by cycle', '/reports/revenue?groupBy=cycle', 5000],
  ['pay of a month by instructor', '/reports/instructor-payments?from=2026-03-01&to=2026-03-31', 1000],
  ['a week of the calendar, first 100', '/meetings?from=2026-03-01&to=2026-03-07&limit=100&cursor=', 100],
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
  for (const table of ['meetings', 'cycles', 'branches', 'courses', 'instructors']) await sql.query(`VACUUM ANALYZE ${table}`);
}

async function asker({ port }: Stage): Promise<(path: string) => Promise<number>> {
  const base = `http://127.0.0.1:${port}/api/v1`;
  const login = await fetch(`${base}/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'admin@school.example', password: PASSWORD }),
  });
  const { data } = (await login.json()) as { data: { accessToken: string } };
  const headers = { authorization: `Bearer ${data.accessToken}` };
  return async (path) => {
    const begun = performance.now();
    const answer = await fetch(`${base}${path}`, { headers });
    const found = (await answer.json()) as { data?: { rows?: unknown[] } | unknown[] };
    const rows = Array.isArray(found.data) ? found.data : (found.data?.rows ?? []);
    if (rows.length === 0) throw new Error(`${path}: ${JSON.stringify(found).slice(0, 500)}`);
    return performance.now() - begun;
  };
}

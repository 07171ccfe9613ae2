import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiWith } from '../../test/support/school.ts';
import { startTestServer, type TestServer } from '../../test/support/server.ts';
import { createTenant } from '../modules/access/index.ts';
import { loadDemo } from './index.ts';
import { contents } from './testing/contents.ts';
import { killedLoad } from './testing/killed-load.ts';

const now = Date.now();
const clock = () => now;
const SCHOOLS = { driving: 60, coding: 45, online: 40 } as const;
const PASSWORD = 'rollbook-demo';

let server: TestServer;
let welcome: string[];

beforeAll(async () => {
  server = await startTestServer({ clock });
  welcome = (await loadDemo(server.app.system))?.welcome ?? [];
});
afterAll(() => server.close());

async function signedIn(tenant: string, role = 'admin') {
  const { status, body } = await apiWith(server.url, {})('POST', '/api/v1/auth/login', {
    email: `${role}@${tenant}.example`,
    password: PASSWORD,
  });
  expect(status).toBe(200);
  return apiWith(server.url, { authorization: `Bearer ${(body.data as unknown as { accessToken: string }).accessToken}` });
}

async function students(tenant: string) {
  const rows = await server.database.look<{ id: string; name: string; customer: string }>(
    'SELECT s.id, s.name, c.name AS customer FROM students s JOIN customers c ON c.tenant_id = s.tenant_id AND c.id = s.customer_id WHERE s.tenant_id = $1',
    [tenant],
  );
  return rows;
}

describe('an empty database', () => {
  it('gets three schools with their students, months of practice and one student the documents name', async () => {
    for (const [tenant, count] of Object.entries(SCHOOLS)) expect(await students(tenant)).toHaveLength(count);
    expect(await server.database.look(`SELECT customer_id FROM students WHERE tenant_id = 'driving' AND id = 'stu_123'`)).toEqual([
      { customer_id: 'cus_123' },
    ]);
    const [facts] = await server.database.look<{ days: number; span: number }>(
      'SELECT count(*)::int AS days, max(date_key) - min(date_key) AS span FROM daily_snapshots',
    );
    expect(facts?.days).toBeGreaterThan(4000);
    expect(facts?.span).toBeGreaterThan(100);
  });

  it('is loaded once, and says its logins at every start', async () => {
    const before = await contents(server.database);
    expect((await loadDemo(server.app.system))?.welcome).toEqual(welcome);
    expect(await contents(server.database)).toEqual(before);
  });

  it('gets an audit row and an event for every record', async () => {
    const missing = await server.database.look(
      `SELECT id FROM (SELECT tenant_id, id, 'student' AS entity FROM students UNION ALL SELECT tenant_id, id, 'customer' FROM customers
          UNION ALL SELECT tenant_id, id, 'course' FROM courses UNION ALL SELECT tenant_id, id, 'branch' FROM branches
          UNION ALL SELECT tenant_id, id, 'instructor' FROM instructors UNION ALL SELECT tenant_id, id, 'lead' FROM leads
          UNION ALL SELECT tenant_id, id, 'user' FROM users) r
        WHERE NOT EXISTS (SELECT FROM audit_log a WHERE a.tenant_id = r.tenant_id AND a.entity_id = r.id AND a.action = r.entity || '.created')
          OR NOT EXISTS (SELECT FROM events e WHERE e.tenant_id = r.tenant_id AND e.subject = r.id AND e.type = r.entity || '.created')`,
    );
    expect(missing).toEqual([]);
  });
});

describe('the leads of each school', () => {
  it('fill the pipeline, have owners in turn and a story, and some are due today', async () => {
    const missing = await server.database.look(
      `SELECT t.id FROM tenants t WHERE (SELECT count(DISTINCT status) FROM leads l WHERE l.tenant_id = t.id) < 5
          OR (SELECT count(DISTINCT owner_id) FROM leads l WHERE l.tenant_id = t.id) < 2
          OR NOT EXISTS (SELECT FROM lead_activities a WHERE a.tenant_id = t.id AND a.type = 'call')
          OR NOT EXISTS (SELECT FROM lead_forms f WHERE f.tenant_id = t.id AND f.is_active)
          OR NOT EXISTS (SELECT FROM leads l WHERE l.tenant_id = t.id AND l.status = 'new'
            AND (l.follow_up_at AT TIME ZONE t.timezone)::date = (to_timestamp($1) AT TIME ZONE t.timezone)::date)`,
      [now / 1000],
    );
    expect(missing).toEqual([]);
  });
});

describe('the logins of the welcome', () => {
  it.each(Object.keys(SCHOOLS))('let all five roles into %s', async (tenant) => {
    for (const role of ['admin', 'manager', 'instructor', 'seller', 'viewer']) {
      const { status } = await (await signedIn(tenant, role))('GET', '/api/v1/auth/me');
      expect(status).toBe(200);
    }
  });

  it('let the students in whose phones are printed', async () => {
    const phones = welcome.flatMap((line) => /with phone (.*)$/.exec(line)?.[1]?.split(', ') ?? []);
    expect(phones).toHaveLength(12);
    for (const phone of phones) {
      const { status } = await apiWith(server.url, {})('POST', '/api/student/login', { phone, password: PASSWORD });
      expect(status).toBe(200);
    }
  });
});

describe('the instructors', () => {
  it.each(Object.keys(SCHOOLS))('of %s have hours and rates, one has a login, and one is away soon', async (tenant) => {
    const manager = await signedIn(tenant, 'manager');
    const { body } = await manager('GET', '/api/v1/instructors?hasAvailability=true');
    const found = body.data as unknown as { id: string; rateFrontal: number | null; userId: string | null }[];
    expect(found.length).toBeGreaterThanOrEqual(4);
    expect(found.filter(({ rateFrontal }) => !rateFrontal)).toEqual([]);
    expect(found.filter(({ userId }) => userId)).toHaveLength(1);
    const own = await (await signedIn(tenant, 'instructor'))('GET', '/api/v1/instructors');
    expect((own.body.data as unknown as { id: string }[]).map(({ id }) => id)).toEqual(
      found.filter(({ userId }) => userId).map(({ id }) => id),
    );
    const away = await server.database.look(`SELECT FROM instructor_time_off WHERE tenant_id = $1 AND start_date > $2::timestamptz::date`, [
      tenant,
      new Date(now).toISOString(),
    ]);
    expect(away).toHaveLength(1);
  });
});

describe('the cycles of each school', () => {
  it('are in the middle of their lessons: held, marked and paid up to yesterday, with one full', async () => {
    const missing = await server.database.look(
      `SELECT t.id FROM tenants t WHERE (SELECT count(*) FROM cycles c WHERE c.tenant_id = t.id AND c.completed_meetings BETWEEN 4 AND 11) < 4
          OR EXISTS (SELECT FROM meetings m WHERE m.tenant_id = t.id AND m.status = 'scheduled' AND m.ends_at < to_timestamp($1) - interval '1 day')
          OR NOT EXISTS (SELECT FROM registrations r WHERE r.tenant_id = t.id AND r.status = 'waitlisted')
          OR (SELECT count(DISTINCT payment_status) FROM registrations r WHERE r.tenant_id = t.id) < 3
          OR (SELECT count(DISTINCT status) FROM attendance a WHERE a.tenant_id = t.id) < 4`,
      [now / 1000],
    );
    expect(missing).toEqual([]);
  });
});

describe('the students', () => {
  it.each(Object.keys(SCHOOLS))('of %s have pages that can be read', async (tenant) => {
    const admin = await signedIn(tenant);
    for (const { id } of await students(tenant)) {
      expect((await admin('GET', `/api/v1/students/${id}`)).status).toBe(200);
      expect((await admin('GET', `/api/v1/students/${id}/progress`)).status).toBe(200);
    }
  });

  it('bear names in the script of their school', async () => {
    const namesOf = async (tenant: string) => (await students(tenant)).flatMap(({ name, customer }) => [name, customer]);
    const [vietnamese, hebrew, english] = await Promise.all(Object.keys(SCHOOLS).map(namesOf));
    expect(vietnamese?.filter((name) => !/^[\p{Script=Latin} ]+$/u.test(name))).toEqual([]);
    // Vietnamese without a single accent is rare; English and Hebrew never have one.
    expect(vietnamese?.filter((name) => /[^a-z ]/i.test(name)).length).toBeGreaterThan(100);
    expect(hebrew?.filter((name) => !/^[\p{Script=Hebrew} ]+$/u.test(name))).toEqual([]);
    expect(english?.filter((name) => !/^[a-z ]+$/i.test(name))).toEqual([]);
  });

  it('include some who are told as not synced for nine days', async () => {
    const admin = await signedIn('driving');
    const { body } = await admin('GET', '/api/v1/students/stu_d005/progress');
    expect(body.data).toMatchObject({ sync: { daysSinceSync: 9, isStale: true } });
  });

  it('have a read model that agrees with their facts', async () => {
    const wrong = await server.database.look(
      `SELECT l.student_id FROM learners l LEFT JOIN LATERAL (
          SELECT sum(questions_answered) AS questions, sum(correct) AS correct, max(streak_longest) AS longest, count(*) AS days
          FROM daily_snapshots d WHERE d.tenant_id = l.tenant_id AND d.student_id = l.student_id) d ON true
        WHERE (l.questions_answered, l.correct, l.streak_longest, l.active_days)
          <> (coalesce(d.questions, 0), coalesce(d.correct, 0), coalesce(d.longest, 0), d.days)`,
    );
    expect(wrong).toEqual([]);
  });
});

describe('loading', () => {
  async function elsewhere(work: (other: TestServer) => Promise<void>): Promise<void> {
    const other = await startTestServer({ clock });
    try {
      await work(other);
    } finally {
      await other.close();
    }
  }

  it('gives the same for the same clock', () =>
    elsewhere(async (other) => {
      await loadDemo(other.app.system);
      expect(await contents(other.database)).toEqual(await contents(server.database));
    }));

  it.each([
    { table: 'tenants', rows: 1 },
    { table: 'students', rows: 40 },
    { table: 'daily_snapshots', rows: 1500 },
  ])('killed at $rows rows of $table is finished by the next start', (reached) =>
    elsewhere(async (other) => {
      await killedLoad(other.database, now, reached);
      const half = await contents(other.database);
      const whole = await contents(server.database);
      expect(half.daily_snapshots?.rows).toBeLessThan(whole.daily_snapshots?.rows ?? 0);
      expect((await loadDemo(other.app.system))?.welcome).toEqual(welcome);
      expect(await contents(other.database)).toEqual(whole);
    }),
  );

  it('killed and finished days later leaves no student with half of two histories', () =>
    elsewhere(async (other) => {
      await killedLoad(other.database, now - 3 * 86_400_000, { table: 'daily_snapshots', rows: 1500 });
      const of =
        'SELECT student_id, count(*)::int AS days, max(received_at) AS last FROM daily_snapshots GROUP BY tenant_id, student_id ORDER BY 1';
      const before = await other.database.look<{ student_id: string }>(of);
      expect((await loadDemo(other.app.system))?.welcome).toEqual(welcome);
      const after = await other.database.look<{ student_id: string }>(of);
      expect(before.length).toBeGreaterThan(20);
      expect(after).toEqual(expect.arrayContaining(before));
      const whole = await server.database.look<{ student_id: string }>(of);
      expect(after.map((row) => row.student_id)).toEqual(whole.map((row) => row.student_id));
    }));

  it('stopped between two schools goes on with the one that has no staff yet', () =>
    elsewhere(async (other) => {
      await loadDemo(other.app.system);
      const leads = ['lead_activities', 'leads', 'lead_assignment_rules', 'lead_forms'];
      const taught = ['makeup_credits', 'attendance', 'revenue_shares', 'payments', 'registrations', 'meetings', 'cycle_slots', 'cycles'];
      const counted = ['vat_periods', 'teaching_settings'];
      for (const table of [...leads, ...taught, ...counted, 'instructor_time_off', 'instructor_availability', 'instructors', 'users'])
        await other.database.look(`DELETE FROM ${table} WHERE tenant_id = 'coding'`);
      expect((await loadDemo(other.app.system))?.welcome).toEqual(welcome);
      expect(await contents(other.database)).toEqual(await contents(server.database));
    }));

  it('by two processes at once is done by one', () =>
    elsewhere(async (other) => {
      const loads = await Promise.all([loadDemo(other.app.system), loadDemo(other.app.system)]);
      expect(loads.filter(Boolean)).toHaveLength(1);
      expect(await contents(other.database)).toEqual(await contents(server.database));
    }));

  it('leaves a database with a school of its own alone', () =>
    elsewhere(async (other) => {
      const school = {
        id: 'driving',
        name: 'Real school',
        subdomain: 'driving',
        locale: 'en',
        timezone: 'Europe/London',
        currency: 'GBP',
        country: 'GB',
      } as const;
      await createTenant(other.app.system.database, school);
      const before = await contents(other.database);
      expect(await loadDemo(other.app.system)).toBeNull();
      expect(await contents(other.database)).toEqual(before);
    }));
});

/**
 * The students list among a million: a page of 50 against the same handler with nothing to answer, and the
 * 10,000th page against the first. One client, so that latencies are the handler's own.
 */
import { hashPassword } from '../apps/server/src/platform/crypto/passwords.ts';
import { median, type Row } from './support/report.ts';
import { PASSWORD, signInBench } from './support/sign-in.ts';
import { type Stage, setStage } from './support/stage.ts';

const STUDENTS = 1_000_000;
const PAGE = 50;

export async function benchLists(rounds: number, seconds: number): Promise<Row[]> {
  const stage = await setStage('full');
  try {
    await fill(stage);
    const first = await measurer(stage, 'full', 'first', seconds, `cursor=&limit=${PAGE}`, PAGE);
    const deep = await measurer(stage, 'full', 'deep', seconds, `cursor=${cursorOfPage(10_000)}&limit=${PAGE}`, PAGE);
    const empty = await measurer(stage, 'empty', 'empty', seconds, `cursor=&limit=${PAGE}`, 0);
    const p50s = { first: [] as number[], deep: [] as number[], empty: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      p50s.empty.push(await empty());
      p50s.first.push(await first());
      p50s.deep.push(await deep());
    }
    const ratio = (a: number[], b: number[]): number => median(a.map((value, index) => value / (b[index] ?? Number.NaN)));
    return [
      { what: 'students list, empty answer, p50', figure: `${median(p50s.empty).toFixed(2)} ms`, ratio: 1, bar: '' },
      {
        what: '… first page of 50 among 1,000,000',
        figure: `${median(p50s.first).toFixed(2)} ms`,
        ratio: ratio(p50s.first, p50s.empty),
        bar: '≤ 3',
      },
      {
        what: '… 10,000th page against the first',
        figure: `${median(p50s.deep).toFixed(2)} ms`,
        ratio: ratio(p50s.deep, p50s.first),
        bar: '1',
      },
      { what: 'server’s peak memory (lists)', figure: `${(await stage.peakMemoryMb()).toFixed(0)} MB`, ratio: null, bar: '< 250 MB' },
    ];
  } finally {
    await stage.close();
  }
}

async function fill({ sql }: Stage): Promise<void> {
  const hash = await hashPassword(PASSWORD);
  for (const tenant of ['full', 'empty']) {
    await sql.query('INSERT INTO tenants (id, name, subdomain) VALUES ($1, $1, $1)', [tenant]);
    // Each measurement has a user of its own, because each has its own allowance of requests.
    for (const user of ['first', 'deep', 'empty']) {
      await sql.query(`INSERT INTO users (tenant_id, id, email, name, role, password_hash) VALUES ($1, $2, $3, $2, 'admin', $4)`, [
        tenant,
        user,
        `${user}@${tenant}.example`,
        hash,
      ]);
    }
  }
  await sql.query(`INSERT INTO customers (tenant_id, id, name, phone, search_text)
    SELECT 'full', 'cus_' || n, 'Family ' || n, '+44201' || lpad(n::text, 7, '0'), 'family ' || n FROM generate_series(1, ${STUDENTS / 2}) n`);
  await sql.query(`INSERT INTO students (tenant_id, id, customer_id, name, grade, search_text)
    SELECT 'full', 'stu_' || lpad(n::text, 7, '0'), 'cus_' || (1 + n / 2 % ${STUDENTS / 2}), 'Student ' || lpad(n::text, 7, '0'), (n % 12)::text, 'student ' || n
    FROM generate_series(1, ${STUDENTS}) n`);
  await sql.query(`INSERT INTO learners (tenant_id, student_id) SELECT tenant_id, id FROM students`);
  await sql.query('VACUUM ANALYZE');
}

/** The cursor that page `number` begins with: names are numbered, so the row before it is known. */
function cursorOfPage(number: number): string {
  const row = String((number - 1) * PAGE).padStart(7, '0');
  return Buffer.from(JSON.stringify(['name', 'asc', `Student ${row}`, `stu_${row}`])).toString('base64url');
}

async function measurer(
  stage: Stage,
  tenant: string,
  user: string,
  seconds: number,
  query: string,
  rows: number,
): Promise<() => Promise<number>> {
  const base = `http://127.0.0.1:${stage.port}`;
  const headers = await signInBench(stage.port, `${user}@${tenant}.example`);
  const path = `/api/v1/students?${query}`;
  const answer = (await (await fetch(`${base}${path}`, { headers })).json()) as { data: unknown[] };
  if (answer.data.length !== rows) throw new Error(`${path} answered ${answer.data.length} rows, not ${rows}`);
  return async () => {
    const result = await stage.load({ connections: 1, seconds, requests: [{ method: 'GET', path, headers, body: '' }] });
    if (result.failures > 0) throw new Error(`${result.failures} requests failed; the first: ${result.firstFailure}`);
    return result.p50;
  };
}

/**
 * Ingestion against pgbench's single-row upsert, on the same machine, database and disk, in alternating
 * rounds. 32 clients; every request is signed, checked, validated and answered after its commit.
 */
import { pgbenchRate } from './support/pgbench.ts';
import { median, type Row } from './support/report.ts';
import { type Stage, setStage } from './support/stage.ts';

const TENANT = 'bench';
const STUDENTS = 5000;
const CLIENTS = 32;
const BATCH = 100;

// The same columns, key and row width as a daily snapshot; nothing else happens in this transaction.
const UPSERT = `\\set student random(1, ${STUDENTS})
\\set minutes random(0, 120)
INSERT INTO bench_snapshots (tenant_id, student_id, date_key, minutes, questions_answered, correct, accuracy, streak_current,
  streak_longest, due_count, top_weak_topics, last_active_at, ordered_at, content_hash, app_id, ip, request_id, received_at)
VALUES ('${TENANT}', 'stu_' || :student, '2026-02-19', :minutes, 32, 25, 78, 6, 11, 14, '[{"topicId":"t-khai-niem","accuracy":52}]',
  now(), now(), 'UaDNbBN0hGV3pyRSQzV2AWkpaAQ', 'environment', '127.0.0.1', '7dab6985-59a5-48ca-874e-9ba070caf1c9', now())
ON CONFLICT (tenant_id, student_id, date_key) DO UPDATE SET minutes = EXCLUDED.minutes, last_active_at = EXCLUDED.last_active_at,
  ordered_at = EXCLUDED.ordered_at, received_at = EXCLUDED.received_at;
`;

/** `rounds` rounds of `seconds` each; the medians are the row. */
export async function benchIngestion(rounds: number, seconds: number): Promise<Row[]> {
  const stage = await setStage(TENANT);
  try {
    await fill(stage);
    const upserts: number[] = [];
    const singles: { rate: number; p99: number }[] = [];
    const batches: number[] = [];
    const outboxes: number[] = [];
    for (let round = 0; round < rounds; round++) {
      upserts.push(await pgbenchRate(stage, UPSERT, seconds));
      const single = await stage.load({ connections: CLIENTS, seconds, app: stage.app, requests: dailies(round, seconds) });
      singles.push({ rate: checked(single).answers / single.seconds, p99: single.p99 });
      const batch = await stage.load({ connections: CLIENTS, seconds, app: stage.app, requests: dailyBatches(round, seconds) });
      batches.push((checked(batch).answers * BATCH) / batch.seconds);
      const outbox = await stage.load({ connections: CLIENTS, seconds, app: stage.app, requests: outboxBatches(seconds) });
      outboxes.push((checked(outbox).answers * BATCH) / outbox.seconds);
      process.stderr.write(
        `round ${round + 1}: pgbench ${upserts.at(-1)?.toFixed(0)}/s, daily ${singles.at(-1)?.rate.toFixed(0)}/s (p99 ${single.p99.toFixed(1)} ms), batch ${batches.at(-1)?.toFixed(0)} facts/s\n`,
      );
    }
    const ratios = (rates: number[]): number => median(rates.map((rate, index) => rate / (upserts[index] ?? Number.NaN)));
    const singleRates = singles.map((one) => one.rate);
    return [
      { what: 'pgbench single-row upsert, -c 32 -j 2', figure: `${median(upserts).toFixed(0)}/s`, ratio: 1, bar: '' },
      {
        what: 'POST /daily, 32 clients',
        figure: `${median(singleRates).toFixed(0)}/s`,
        ratio: ratios(singleRates),
        bar: '≥ 0.5 (aim 1.0)',
      },
      { what: 'POST /daily p99', figure: `${Math.max(...singles.map((one) => one.p99)).toFixed(1)} ms`, ratio: null, bar: '< 60 ms' },
      {
        what: `POST /batch of ${BATCH}: one learner’s outbox`,
        figure: `${median(outboxes).toFixed(0)} facts/s`,
        ratio: ratios(outboxes),
        bar: '≥ 1.5',
      },
      {
        what: `POST /batch of ${BATCH}: the day of ${BATCH} learners`,
        figure: `${median(batches).toFixed(0)} facts/s`,
        ratio: ratios(batches),
        bar: '≥ 1.5',
      },
      { what: 'server’s peak memory (ingestion)', figure: `${(await stage.peakMemoryMb()).toFixed(0)} MB`, ratio: null, bar: '< 250 MB' },
    ];
  } finally {
    await stage.close();
  }
}

async function fill({ sql }: Stage): Promise<void> {
  await sql.query(`INSERT INTO tenants (id, name, subdomain) VALUES ('${TENANT}', 'Bench', '${TENANT}')`);
  await sql.query(`INSERT INTO customers (tenant_id, id, name, search_text) VALUES ('${TENANT}', 'cus_1', 'Bench', 'bench')`);
  await sql.query(`INSERT INTO students (tenant_id, id, customer_id, name, search_text)
    SELECT '${TENANT}', 'stu_' || n, 'cus_1', 'Student ' || n, 'student ' || n FROM generate_series(1, ${STUDENTS}) n`);
  await sql.query(`INSERT INTO learners (tenant_id, student_id) SELECT '${TENANT}', 'stu_' || n FROM generate_series(1, ${STUDENTS}) n`);
  await sql.query('CREATE TABLE bench_snapshots (LIKE daily_snapshots INCLUDING ALL)');
  await sql.query('VACUUM ANALYZE');
}

// Each fact is newer than the one before, so that every request really writes.
function daily(student: number, version: number): object {
  return {
    studentId: `stu_${student}`,
    dateKey: '2026-02-19',
    minutes: version % 120,
    questionsAnswered: 32,
    correct: 25,
    accuracy: 78,
    streakCurrent: 6,
    streakLongest: 11,
    dueCount: 14,
    topWeakTopics: [{ topicId: 't-khai-niem', accuracy: version % 100 }],
    lastActiveAt: new Date(Date.UTC(2026, 1, 19) + version * 1000).toISOString(),
  };
}

let version = 0;

function dailies(_round: number, seconds: number) {
  return Array.from({ length: seconds * 12_000 }, (_, index) => {
    if (index % STUDENTS === 0) version++;
    return {
      method: 'POST',
      path: '/api/student-progress/daily',
      headers: {},
      body: JSON.stringify(daily(1 + ((index * 7919) % STUDENTS), version)),
    };
  });
}

function dailyBatches(_round: number, seconds: number) {
  return Array.from({ length: seconds * 400 }, (_, index) => {
    if ((index * BATCH) % STUDENTS === 0) version++;
    const items = Array.from({ length: BATCH }, (_item, n) => ({
      type: 'daily',
      payload: daily(1 + ((index * BATCH + n) % STUDENTS), version),
    }));
    return { method: 'POST', path: '/api/student-progress/batch', headers: {}, body: JSON.stringify({ items }) };
  });
}

let outbox = 0;

// What a phone sends after some days offline: 20 days, 30 attempts, 50 learning events of one student.
function outboxBatches(seconds: number) {
  return Array.from({ length: seconds * 400 }, () => {
    const number = outbox++;
    const studentId = `stu_${1 + (number % STUDENTS)}`;
    const firstDay = Date.UTC(2001, 0, 1) + Math.floor(number / STUDENTS) * 20 * 86_400_000;
    const items = Array.from({ length: BATCH }, (_item, n) => {
      const at = new Date(firstDay + (n % 20) * 86_400_000 + 36_000_000).toISOString();
      if (n < 20) return { type: 'daily', payload: { ...daily(1, n), studentId, dateKey: at.slice(0, 10), lastActiveAt: at } };
      if (n < 50) return { type: 'attempt', payload: attempt(studentId, `att_${number}_${n}`, at) };
      return {
        type: 'events',
        payload: { studentId, eventId: `evt_${number}_${n}`, type: 'ANSWERED', occurredAt: at, payload: { correct: true } },
      };
    });
    return { method: 'POST', path: '/api/student-progress/batch', headers: {}, body: JSON.stringify({ items }) };
  });
}

function attempt(studentId: string, attemptId: string, at: string): object {
  const topicBreakdown = [{ topicId: 't-bien-bao', total: 8, correct: 7, accuracy: 88 }];
  return { studentId, attemptId, mode: 'MOCK', startedAt: at, finishedAt: at, score: 28, total: 35, accuracy: 80, topicBreakdown };
}

function checked<Result extends { failures: number; firstFailure: string | null; answers: number }>(result: Result): Result {
  if (result.failures > 0 || result.answers === 0) throw new Error(`${result.failures} requests failed; the first: ${result.firstFailure}`);
  return result;
}

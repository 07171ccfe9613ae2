/**
 * A worker beside the server: deliveries against the ceiling of the same undici pool posting the same signed bytes with nothing behind it, in alternating
 * rounds; how soon after the commit the first attempt begins, at 1,000 events a second through the API; both again with
 * 1,000,000 deliveries waiting for an endpoint that never answers.
 */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, startChild } from './support/children.ts';
import { median, type Row } from './support/report.ts';
import { REACHING_HERE, type Stage, setStage } from './support/stage.ts';
import { openWebhookSchool } from './support/webhook-school.ts';

const TENANT = 'bench';
const ENDPOINTS = 10;
const AT_A_TIME = 100;
const LEARNERS = 500;
const WAITING = 1_000_000;
const DATA = JSON.stringify({
  ...{
    id: 'cus_01k0000000000000000000000',
    name: 'Family Cohen',
    email: 'cohen@example.com',
    phone: '+972501234567',
    city: 'Haifa',
    tags: ['new'],
  },
  ...{ createdAt: '2026-11-21T09:30:00.000Z', updatedAt: '2026-11-21T09:30:00.000Z' },
});

export async function benchWebhooks(rounds: number, seconds: number): Promise<Row[]> {
  const stage = await setStage(TENANT, { ...REACHING_HERE, WEBHOOK_DISPATCH: 'false' });
  const receiver = await startChild('./webhook-receiver.ts');
  try {
    const port = (receiver.first as { port: number }).port;
    const api = await openWebhookSchool(stage, TENANT, LEARNERS);
    for (let n = 0; n < ENDPOINTS; n++)
      await api('/webhooks', { url: `http://127.0.0.1:${port}/hook${n}`, eventTypes: ['customer.*'], maxConcurrency: 10 });
    await api('/webhooks', { url: `http://127.0.0.1:${port}/progress`, eventTypes: ['progress.*'] });
    await stage.startWorker();
    const count = seconds * 8000;
    const quiet = await measure({ stage, receiver: receiver.child, port, rounds, seconds, count });
    const dead = (await api('/webhooks', { url: `http://127.0.0.1:${port}/dead`, eventTypes: ['lead.created'] })) as { id: string };
    await stage.sql.query(
      `INSERT INTO webhook_queue (tenant_id, endpoint_id, id, event_id, event_seq, event_at, event_type)
       SELECT '${TENANT}', $1, 'dlv_dead_' || n, 'evt_dead_' || n, n, now(), 'lead.created' FROM generate_series(1, ${WAITING}) n`,
      [dead.id],
    );
    await stage.sql.query('VACUUM ANALYZE webhook_queue');
    await stage.sql.query('CHECKPOINT');
    const beside = await measure({ stage, receiver: receiver.child, port, rounds, seconds, count });
    return [
      { what: 'bare undici pool, 100 at a time', figure: `${quiet.bare.toFixed(0)}/s`, ratio: 1, bar: '' },
      {
        what: `deliveries to ${ENDPOINTS} endpoints, 10 at a time each`,
        figure: `${quiet.rate.toFixed(0)}/s`,
        ratio: quiet.ratio,
        bar: '≥ 0.5 (aim 0.65)',
      },
      { what: 'commit → first attempt at 1,000 events/s, p50', figure: `${quiet.p50.toFixed(1)} ms`, ratio: null, bar: '< 30 ms' },
      { what: '… p99', figure: `${quiet.p99.toFixed(1)} ms`, ratio: null, bar: '< 300 ms' },
      {
        what: '… deliveries beside 1,000,000 that wait for a dead endpoint',
        figure: `${beside.rate.toFixed(0)}/s`,
        ratio: beside.rate / quiet.rate,
        bar: '≥ 0.8 of before',
      },
      {
        what: '… p50 beside them',
        figure: `${beside.p50.toFixed(1)} ms`,
        ratio: beside.p50 / quiet.p50,
        bar: '≤ 1.2 of before',
      },
      {
        what: '… p99 beside them',
        figure: `${beside.p99.toFixed(1)} ms`,
        ratio: beside.p99 / quiet.p99,
        bar: '≤ 1.2 of before',
      },
    ];
  } finally {
    receiver.child.kill('SIGTERM');
    await stage.close();
  }
}

interface Setting {
  stage: Stage;
  receiver: ChildProcess;
  port: number;
  rounds: number;
  seconds: number;
  count: number;
}

async function measure({ stage, receiver, port, rounds, seconds, count }: Setting) {
  const [bare, rates]: number[][] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const ceiling = await startChild('./bare-posts.ts', { port, count, atATime: AT_A_TIME, data: DATA });
    bare?.push(count / (ceiling.first as { seconds: number }).seconds);
    rates?.push(await drain(stage, receiver, count));
    process.stderr.write(`round ${round + 1}: bare ${bare?.at(-1)?.toFixed(0)}/s, deliveries ${rates?.at(-1)?.toFixed(0)}/s\n`);
  }
  const latency = await latencies(stage, seconds);
  const ratio = median((rates ?? []).map((rate, place) => rate / (bare?.[place] ?? Number.NaN)));
  return { bare: median(bare ?? []), rate: median(rates ?? []), ratio, ...latency };
}

/** Queues `count` deliveries in one go, tells the workers as a server would, and measures from the first that arrives to the last. */
async function drain({ sql }: Stage, receiver: ChildProcess, count: number): Promise<number> {
  await ask(receiver, 'forget', false);
  await sql.query(
    `INSERT INTO events (tenant_id, id, type, subject, actor, data)
     SELECT '${TENANT}', 'evt_' || replace(gen_random_uuid()::text, '-', ''), 'customer.created', 'cus_1', 'system', $1::json FROM generate_series(1, ${count / ENDPOINTS})`,
    [DATA],
  );
  await sql.query(`SELECT pg_notify('rollbook_queued', '${TENANT}')`);
  for (;;) {
    const seen = (await ask(receiver, 'count', true)) as { count: number; seconds: number };
    if (seen.count >= count) return count / seen.seconds;
    await sleep(100);
  }
}

/** From the beginning of the transaction that wrote the event to the moment its first attempt begins: a little more than from its commit. */
async function latencies({ sql, load, app }: Stage, seconds: number): Promise<{ p50: number; p99: number }> {
  const begun = new Date().toISOString();
  const requests = Array.from({ length: 1000 * seconds }, (_, n) => ({
    method: 'POST',
    path: '/api/student-progress/daily',
    headers: {},
    body: JSON.stringify({
      ...{
        studentId: `stu_${n % LEARNERS}`,
        dateKey: begun.slice(0, 10),
        minutes: n % 60,
        questionsAnswered: 10,
        correct: 7,
        accuracy: 70,
      },
      ...{
        streakCurrent: 1,
        streakLongest: 2,
        dueCount: 0,
        topWeakTopics: [],
        lastActiveAt: new Date(Date.parse(begun) + n).toISOString(),
      },
    }),
  }));
  const result = await load({ connections: 16, seconds, app, requests, perSecond: 1000 });
  if (result.failures > 0) throw new Error(`${result.failures} refused: ${result.firstFailure}`);
  await sleep(3000);
  const { rows } = await sql.query<{ p50: number; p99: number; count: number }>(
    `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS p50, percentile_cont(0.99) WITHIN GROUP (ORDER BY ms) AS p99, count(*)::int AS count
     FROM (SELECT extract(epoch FROM sent_at - event_at) * 1000 AS ms FROM webhook_attempts
           WHERE tenant_id = '${TENANT}' AND event_type = 'progress.daily_updated' AND attempt = 1 AND sent_at >= $1) x`,
    [begun],
  );
  const [row] = rows;
  if (!row || row.count < result.answers * 0.9) throw new Error(`only ${row?.count} of ${result.answers} were delivered`);
  return { p50: Number(row.p50), p99: Number(row.p99) };
}

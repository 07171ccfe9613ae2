/**
 * A server with endpoints and nothing to deliver: what it computes and asks the database in half a minute, with the dispatcher and
 * without; and how large the queue's table gets while deliveries come and go for some minutes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild } from './support/children.ts';
import type { Row } from './support/report.ts';
import { REACHING_HERE, type Stage, setStage } from './support/stage.ts';
import { openWebhookSchool } from './support/webhook-school.ts';

const REST_S = 30;
const SETTLED_MIN = 3;

export async function benchIdle(minutes: number): Promise<Row[]> {
  const receiver = await startChild('./webhook-receiver.ts');
  const { port } = receiver.first as { port: number };
  try {
    const without = await withStage({ WEBHOOK_DISPATCH: 'false' }, port, atRest);
    return await withStage({}, port, async (stage) => {
      const idle = await atRest(stage);
      const sizes = await queueSizes(stage, minutes);
      return [
        { what: 'idle, nothing to deliver: processor', figure: `${idle.cpu.toFixed(1)} %`, ratio: null, bar: '< 2 %' },
        {
          what: `… transactions in ${REST_S} s, with and without the dispatcher`,
          figure: `${idle.transactions}, ${without.transactions}`,
          ratio: null,
          bar: 'the same, but for the safety poll',
        },
        {
          what: 'queue table at 500 deliveries/s, minute by minute',
          figure: `${sizes.join(', ')} MB`,
          // The first minutes fill what a vacuum a minute then gives back.
          ratio: (sizes.at(-1) ?? Number.NaN) / (sizes[SETTLED_MIN - 1] ?? Number.NaN),
          bar: `the last as the ${SETTLED_MIN}rd`,
        },
      ];
    });
  } finally {
    receiver.child.kill('SIGTERM');
  }
}

async function withStage<T>(environment: Record<string, string>, port: number, work: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = await setStage('bench', { ...REACHING_HERE, ...environment });
  try {
    const api = await openWebhookSchool(stage, 'bench', 1);
    for (let n = 0; n < 20; n++) await api('/webhooks', { url: `http://127.0.0.1:${port}/hook${n}`, eventTypes: ['lead.created'] });
    return await work(stage);
  } finally {
    await stage.close();
  }
}

async function atRest({ sql, cpuSeconds }: Stage): Promise<{ cpu: number; transactions: number }> {
  // What the start and the changes of endpoints woke is over by then.
  await sleep(25_000);
  const count = async () => {
    await sql.query('SELECT pg_stat_clear_snapshot()');
    const { rows } = await sql.query(
      `SELECT (xact_commit + xact_rollback)::int AS count FROM pg_stat_database WHERE datname = current_database()`,
    );
    return Number(rows[0].count);
  };
  const [before, cpuBefore] = [await count(), await cpuSeconds()];
  await sleep(REST_S * 1000);
  const cpu = ((await cpuSeconds()) - cpuBefore) / REST_S;
  return { cpu: cpu * 100, transactions: (await count()) - before };
}

/** In MB, indexes included, after each minute. */
async function queueSizes({ sql }: Stage, minutes: number): Promise<number[]> {
  const sizes: number[] = [];
  for (let second = 0; second < minutes * 60; second++) {
    const begun = performance.now();
    await sql.query(
      `INSERT INTO events (tenant_id, id, type, subject, actor, data) SELECT 'bench', 'evt_idle_${second}_' || n, 'lead.created', 'led_1', 'system', '{"id":"led_1"}'
       FROM generate_series(1, 25) n`,
    );
    await sql.query(`SELECT pg_notify('rollbook_queued', 'bench')`);
    if (second % 60 === 59) {
      const { rows } = await sql.query(`SELECT round(pg_total_relation_size('webhook_queue') / 1048576.0, 1)::float AS size`);
      sizes.push(Number(rows[0].size));
    }
    await sleep(Math.max(0, 1000 - (performance.now() - begun)));
  }
  return sizes;
}

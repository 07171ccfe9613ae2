/**
 * 10,000 schools with an event each, told in one go: how long the middle one waits for its first attempt, alone and with
 * 100,000 events of another school queued before them.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { makeSecret, sealSecret } from '../apps/server/src/modules/webhooks/endpoints/endpoint-secrets.ts';
import { SealingKeys } from '../apps/server/src/platform/crypto/sealing.ts';
import { startChild } from './support/children.ts';
import type { Row } from './support/report.ts';
import { REACHING_HERE, type Stage, setStage } from './support/stage.ts';

const SCHOOLS = 10_000;
const OF_THE_BIG_ONE = 100_000;

export async function benchFairness(): Promise<Row[]> {
  const stage = await setStage('big', REACHING_HERE);
  const receiver = await startChild('./webhook-receiver.ts');
  try {
    const { port } = receiver.first as { port: number };
    await openSchools(stage, `http://127.0.0.1:${port}/hook`);
    await middleWait(stage, 'warm');
    const alone = await middleWait(stage, 'alone');
    await tell(stage, `SELECT 'big', 'evt_big_' || n FROM generate_series(1, ${OF_THE_BIG_ONE}) n`);
    await stage.sql.query(`SELECT pg_notify('rollbook_queued', 'big')`);
    const beside = await middleWait(stage, 'beside');
    const left = await stage.sql.query(`SELECT count(*)::int AS count FROM webhook_queue WHERE tenant_id = 'big'`);
    if (left.rows[0].count === 0) throw new Error('the big school was served before the small ones: nothing was measured');
    return [
      { what: '10,000 schools with an event each: median wait', figure: `${alone.toFixed(0)} ms`, ratio: 1, bar: '' },
      {
        what: '… with 100,000 events of one school before them',
        figure: `${beside.toFixed(0)} ms`,
        ratio: beside / alone,
        bar: '≤ 2',
      },
    ];
  } finally {
    receiver.child.kill('SIGTERM');
    await stage.close();
  }
}

async function openSchools({ sql, encryptionKey }: Stage, url: string): Promise<void> {
  const sealing = new SealingKeys([Buffer.from(encryptionKey, 'base64')]);
  const tenants = ['big', ...Array.from({ length: SCHOOLS }, (_, n) => `small-${n}`)];
  const secrets = tenants.map((tenant) => sealSecret(sealing, tenant, 'whk_1', makeSecret()));
  await sql.query(
    `INSERT INTO tenants (id, name, subdomain, country) SELECT t, t, t, 'IL' FROM unnest($1::text[]) t ON CONFLICT DO NOTHING`,
    [tenants],
  );
  await sql.query(
    `INSERT INTO webhook_endpoints (tenant_id, id, url, event_types, secret)
     SELECT t, 'whk_1', $3, ARRAY['lead.created'], s FROM unnest($1::text[], $2::text[]) AS x (t, s)`,
    [tenants, secrets, url],
  );
  await sql.query('VACUUM ANALYZE tenants, webhook_endpoints');
}

async function tell({ sql }: Stage, events: string): Promise<void> {
  await sql.query(
    `INSERT INTO events (tenant_id, id, type, subject, actor, data)
     SELECT tenant, id, 'lead.created', 'led_1', 'system', '{"id":"led_1"}' FROM (${events}) AS e (tenant, id)`,
  );
}

/** From the event to its first attempt, of the school in the middle, ms. */
async function middleWait(stage: Stage, round: string): Promise<number> {
  const { sql } = stage;
  await tell(stage, `SELECT 'small-' || n, 'evt_${round}_' || n FROM generate_series(0, ${SCHOOLS - 1}) n`);
  // As servers tell them: a hundred schools in a notice.
  await sql.query(
    `SELECT pg_notify('rollbook_queued', string_agg('small-' || n, ',')) FROM generate_series(0, ${SCHOOLS - 1}) n GROUP BY n / 100`,
  );
  for (;;) {
    const { rows } = await sql.query<{ count: number; wait: number }>(
      `SELECT count(*)::int AS count, percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM sent_at - event_at) * 1000) AS wait
       FROM webhook_attempts WHERE event_id LIKE 'evt_${round}_%' AND tenant_id <> 'big'`,
    );
    if ((rows[0]?.count ?? 0) >= SCHOOLS) return Number(rows[0]?.wait);
    await sleep(500);
  }
}

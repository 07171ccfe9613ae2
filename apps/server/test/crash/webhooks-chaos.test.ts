/**
 * Deliveries while workers, server and database are killed: every event reaches every endpoint that is well, the sick ones
 * keep what they are owed and get it when they are well again. CHAOS_EVENTS=50000 runs it at full size.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createUser } from '../../src/modules/access/index.ts';
import { type Answer, type Api, apiWith, PASSWORD } from '../support/school.ts';
import { freePort, openCrashSchool } from './crash-school.ts';
import { RealServer } from './real-server.ts';

const EVENTS = Number(process.env.CHAOS_EVENTS ?? 2000);
const PER_SECOND = EVENTS > 10_000 ? 120 : 60;
const LIMIT_MS = EVENTS > 10_000 ? 1_800_000 : 300_000;
const WELL = 14;
const KILLS = ['server', 'postmaster', 'backend'] as const;
// What a kill may cost: the restart, and ten seconds.
const GRACE_MS = 10_000;
// So that there is a time between two kills that neither may spoil.
const APART_MS = 15_000;

/** One partner's server: what it was sent, by event, and how it behaves. */
interface Partner {
  name: string;
  url: string;
  /** Bodies by webhook-id: the same id always carries the same bytes. */
  bodies: Map<string, string>;
  differing: number;
  behave: (response: http.ServerResponse, count: number) => void;
  close: () => Promise<void>;
}

const well = (response: http.ServerResponse) => response.end('ok');

async function partner(name: string, behave: Partner['behave'], port = 0): Promise<Partner> {
  let count = 0;
  const one: Partner = { name, url: '', bodies: new Map(), differing: 0, behave, close: async () => {} };
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const id = String(request.headers['webhook-id']);
    const body = Buffer.concat(chunks).toString('utf8');
    if ((one.bodies.get(id) ?? body) !== body) one.differing++;
    one.bodies.set(id, body);
    one.behave(response, ++count);
  });
  server.on('clientError', (_, socket) => socket.destroy());
  server.listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  one.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  one.close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return one;
}

const SICK: Record<string, Partner['behave']> = {
  failsEveryThird: (response, count) => response.writeHead(count % 3 === 0 ? 500 : 200).end(),
  slow: (response) => void setTimeout(() => response.end('late'), 29_000),
  drips: (response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write('.'), 500);
    response.on('close', () => clearInterval(drip));
  },
  floods: (response) => {
    // A gigabyte, as far as it is taken.
    const block = Buffer.alloc(1_000_000, 'x');
    let left = 1000;
    const more = (): void => {
      while (left-- > 0 && !response.destroyed) if (!response.write(block)) return;
      response.end();
    };
    response.writeHead(200).on('drain', more);
    more();
  },
  redirects: (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
};

let folder: string;
let server: RealServer;
const partners: Partner[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollbook chaos-'));
  await chmod(folder, 0o755);
  await openCrashSchool(folder, async (tx) => {
    await createUser(tx, { email: 'admin@driving.example', name: 'Admin', role: 'admin', password: PASSWORD });
  });
  server = new RealServer(folder, await freePort(), { WEBHOOK_ALLOW_PRIVATE: 'true', WEBHOOK_WORKER_INTERVAL_MS: '5000' });
  await server.start();
});
afterAll(async () => {
  await server?.stop();
  await Promise.all(partners.map(({ close }) => close()));
  await rm(folder, { recursive: true, force: true });
});

it(
  'every event reaches every endpoint that is well, and the sick ones get theirs as they recover',
  async () => {
    const login = await apiWith(server.url, {})('POST', '/api/v1/auth/login', { email: 'admin@driving.example', password: PASSWORD });
    const { accessToken } = login.body.data as unknown as { accessToken: string };
    const admin = apiWith(server.url, { authorization: `Bearer ${accessToken}` });
    for (let n = 0; n < WELL; n++) partners.push(await partner(`well ${n}`, well));
    for (const [name, behave] of Object.entries(SICK)) partners.push(await partner(name, behave));
    const downPort = await freePort();
    const endpoints: { name: string; url: string }[] = [...partners, { name: 'down', url: `http://127.0.0.1:${downPort}` }];
    const ids = new Map<string, string>();
    for (const { name, url } of endpoints) {
      const answer = await admin('POST', '/api/v1/webhooks', { name, url, eventTypes: ['lead.created'], retrySchedule: 'long' });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      ids.set(name, (answer.body.data as unknown as { id: string }).id);
    }

    const troubles: { from: number; to: number }[] = [];
    const isDone = { value: false };
    const killing = (async () => {
      for (let n = 0; ; n++) {
        await sleep(n === 0 ? 4000 : APART_MS + Math.random() * 3000);
        if (isDone.value) return;
        const what = KILLS[n % KILLS.length] ?? 'server';
        const from = Date.now() - 500;
        if (what === 'server') server.killServer();
        else await server.killPostgres(what);
        await sleep(100);
        await server.healthy();
        troubles.push({ from, to: Date.now() + GRACE_MS });
      }
    })();
    const told = await tellEvents();
    isDone.value = true;
    await killing;

    // The sick become well.
    for (const one of partners) one.behave = well;
    partners.push(await partner('down', well, downPort));
    // What failed twice would wait for minutes or hours: here it goes at once, as an admin has it go.
    await retryFailed(admin, `/api/v1/webhooks/${ids.get('failsEveryThird')}/deliveries`);
    await expect
      .poll(
        () =>
          partners.map(({ name, bodies }) => [name, told.filter((id) => !bodies.has(id)).length]).filter(([, missing]) => missing !== 0),
        {
          timeout: 600_000,
          interval: 500,
        },
      )
      .toEqual([]);
    expect(partners.map(({ differing }) => differing)).toEqual(partners.map(() => 0));

    const late = await waitsOfTheWell(troubles);
    expect(troubles.length).toBeGreaterThan(1);
    expect(late.count).toBeGreaterThan(1000);
    process.stderr.write(
      `chaos: ${told.length} events, ${troubles.length} kills, ${late.count} first attempts outside of trouble, p50 ${late.p50} ms, p99 ${late.p99} ms\n`,
    );
    expect(late.p99).toBeLessThan(1000);
  },
  LIMIT_MS,
);

/** Has every delivery that waits after a failure go out now, page by page. */
async function retryFailed(admin: Api, deliveries: string): Promise<void> {
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { status, body }: Answer = await admin('GET', `${deliveries}?status=FAILED&limit=100&cursor=${encodeURIComponent(cursor)}`);
    expect(status, JSON.stringify(body)).toBe(200);
    const { data, pagination } = body as unknown as { data: { id: string }[]; pagination: { nextCursor: string | null } };
    for (const { id } of data) await admin('POST', `${deliveries}/${id}/retry`);
    cursor = pagination.nextCursor;
  }
}

/** Writes events as changes would, some at a time, however often the database goes away; answers the ids that were kept. */
async function tellEvents(): Promise<string[]> {
  const begun = Date.now();
  for (let n = 0; n < EVENTS; ) {
    const due = Math.min(EVENTS, Math.ceil(((Date.now() - begun) / 1000) * PER_SECOND));
    if (due > n) {
      // The same id again after an answer that was lost would be another event: they are told apart by their data.
      const wrote = await server
        .look(
          `INSERT INTO events (tenant_id, id, type, subject, actor, data) SELECT 'driving', 'evt_chaos_' || x, 'lead.created', 'led_' || x, 'system', '{"id":"led_1"}'
           FROM generate_series(${n}, ${due - 1}) x WHERE NOT EXISTS (SELECT FROM events e WHERE e.id = 'evt_chaos_' || x);
           SELECT pg_notify('rollbook_queued', 'driving')`,
        )
        .then(
          () => true,
          () => false,
        );
      if (wrote) n = due;
    }
    await sleep(20);
  }
  return Array.from({ length: EVENTS }, (_, n) => `evt_chaos_${n}`);
}

/** From event to first attempt at endpoints that are well, but for events that were told while something was down. */
async function waitsOfTheWell(troubles: readonly { from: number; to: number }[]): Promise<{ count: number; p50: number; p99: number }> {
  const calm = troubles
    .map(({ from, to }) => `AND NOT (a.event_at >= to_timestamp(${from / 1000}) AND a.event_at <= to_timestamp(${to / 1000}))`)
    .join(' ');
  const [row] = await server.look<{ count: number; p50: number; p99: number }>(
    `SELECT count(*)::int AS count, round(percentile_cont(0.5) WITHIN GROUP (ORDER BY ms)::numeric, 1)::float AS p50,
       round(percentile_cont(0.99) WITHIN GROUP (ORDER BY ms)::numeric, 1)::float AS p99
     FROM (SELECT extract(epoch FROM min(a.sent_at) - min(a.event_at)) * 1000 AS ms FROM webhook_attempts a
           JOIN webhook_endpoints w ON w.tenant_id = a.tenant_id AND w.id = a.endpoint_id AND w.name LIKE 'well %'
           WHERE true ${calm} GROUP BY a.delivery_id) x`,
  );
  if (!row) throw new Error('an aggregate answers a row');
  return row;
}

import type { Agent, Dispatcher } from 'undici';
import { expect, test } from 'vitest';
import { ownIds } from '../../access/index.ts';
import { Courier } from './courier.ts';
import { Lane, Stock } from './lane.ts';
import { signingKey } from './message.ts';
import type { Due } from './queue-store.ts';

/** Keeps every request open until the test answers it. */
function silentAgent() {
  const open: { path: string; handler: Dispatcher.DispatchHandler }[] = [];
  // Only `dispatch` is called by what is tested here.
  const agent = {
    dispatch: ({ path }: { path: string }, handler: Dispatcher.DispatchHandler) => open.push({ path, handler }),
  } as unknown as Agent;
  return { agent, open };
}

const stock = new Stock();
function fullLane(tenantId: string, endpointId: string, rows: number, maxConcurrency = 50): Lane {
  const lane = new Lane({ tenantId, endpointId, worker: 1, fence: 1 }, stock);
  lane.learn({
    ...{ version: '1.1', target: { origin: 'https://partner.example', path: `/${tenantId}` }, learners: ownIds, maxConcurrency },
    ...{ secrets: { current: signingKey('whsec_s'), previous: null, previousUntilMs: 0 }, retrySchedule: 'short' },
  });
  const due = (seq: number): Due => ({
    ...{ tenantId, endpointId, seq, deliveryId: `dlv_${seq}`, eventId: `evt_${seq}`, eventSeq: seq, attempts: 0, data: '{}' },
    ...{ eventAt: '2026-11-21T09:30:00Z', queuedAt: '2026-11-21T09:30:00Z', dueAt: '2026-11-21T09:30:00Z' },
    ...{ eventType: 'customer.created', endpointVersion: '1.1' },
  });
  lane.fetched(
    Array.from({ length: rows }, (_, seq) => due(seq)),
    lane.beginFetch(),
  );
  return lane;
}

test('a school with many slow endpoints leaves sockets to the others, and so do many schools that were not seen yet', async () => {
  const { agent, open } = silentAgent();
  const courier = new Courier({ agent, brand: 'Aivo', timeoutMs: 600_000 }, () => {});
  for (let n = 0; n < 50; n++) courier.offer(fullLane('greedy', `whk_${n}`, 60));
  courier.go();
  expect(open.length).toBe(500);
  for (let n = 0; n < 300; n++) courier.offer(fullLane(`new-${n}`, 'whk_1', 20, 10));
  courier.go();
  expect(open.length).toBe(1000);

  // One that was seen to answer at once goes on beside them.
  const quick = fullLane('quick', 'whk_1', 20, 10);
  quick.start();
  quick.ended(true, performance.now());
  courier.offer(quick);
  courier.go();
  expect(open.filter(({ path }) => path === '/quick').length).toBe(10);
});

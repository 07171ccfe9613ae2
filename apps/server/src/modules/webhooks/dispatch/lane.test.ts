import { expect, test } from 'vitest';
import { ownIds } from '../../access/index.ts';
import { Lane, Stock } from './lane.ts';
import { signingKey } from './message.ts';
import type { Asked, Due } from './queue-store.ts';

function openLane(stock = new Stock()): Lane {
  const lane = new Lane({ tenantId: 'driving', endpointId: 'whk_1', worker: 1, fence: 1 }, stock);
  lane.learn({
    ...{
      version: '1.1',
      target: { origin: 'https://partner.example', path: '/' },
      secrets: { current: signingKey('whsec_s'), previous: null, previousUntilMs: 0 },
    },
    ...{ learners: ownIds, retrySchedule: 'short', maxConcurrency: 10 },
  });
  return lane;
}

const due = (seq: number): Due => ({
  ...{ tenantId: 'driving', endpointId: 'whk_1', seq, deliveryId: `dlv_${seq}`, eventId: `evt_${seq}`, eventSeq: seq },
  ...{ eventAt: '2026-11-21T09:30:00Z', eventType: 'customer.created', data: '{}', attempts: 0, queuedAt: '2026-11-21T09:30:00Z' },
  ...{ endpointVersion: '1.1', dueAt: '2026-11-21T09:30:00Z' },
});

/** As the database answers: from the beginning or behind a place, so many at most. */
const answer = (rows: readonly Due[], { limit, after }: Asked): Due[] => rows.filter(({ seq }) => seq > (after?.seq ?? 0)).slice(0, limit);

function sendAll(lane: Lane): number[] {
  const sent: number[] = [];
  while (lane.mayStart) {
    sent.push(lane.start().seq);
    lane.ended(true, 0);
  }
  return sent;
}

test('a delivery that was written down while more was fetched is not sent again', () => {
  const lane = openLane();
  const asked = lane.beginFetch();
  lane.fetched([due(1)], asked);
  lane.start();
  lane.ended(true, 0);
  lane.isHungry = true;
  const again = lane.beginFetch();
  // The answer was read before the row left the queue, and comes after.
  lane.kept(1);
  lane.fetched([due(1), due(2)], again);
  expect(lane.start().seq).toBe(2);
  expect(lane.mayStart).toBe(false);
});

test('what is under way is not fetched twice, and what is due again later is', () => {
  const lane = openLane();
  lane.fetched([due(1)], lane.beginFetch());
  lane.start();
  lane.isHungry = true;
  lane.fetched([due(1)], lane.beginFetch());
  expect(lane.mayStart).toBe(false);
  lane.ended(false, 0);
  lane.kept(1);
  lane.isHungry = true;
  lane.fetched([due(1)], lane.beginFetch());
  expect(lane.mayStart).toBe(true);
});

test('a long queue is read on, and at its end once more from the beginning', () => {
  const lane = openLane();
  const queue = Array.from({ length: 450 }, (_, n) => due(n + 2));
  const sent: number[] = [];
  const places: (number | null)[] = [];
  for (let turn = 0; lane.appetite > 0; turn++) {
    if (turn === 2) queue.unshift(due(1));
    const asked = lane.beginFetch();
    places.push(asked.after?.seq ?? null);
    lane.fetched(answer(queue, asked), asked);
    const went = sendAll(lane);
    sent.push(...went);
    for (const seq of went) lane.kept(seq);
    for (const seq of went)
      queue.splice(
        queue.findIndex((row) => row.seq === seq),
        1,
      );
  }
  expect(places).toEqual([null, 201, 401, null]);
  expect(sent).toEqual([...Array.from({ length: 450 }, (_, n) => n + 2), 1]);
  expect(queue).toEqual([]);
});

test('nothing more is fetched while too much waits to be written down', () => {
  const lane = openLane();
  const queue = Array.from({ length: 2000 }, (_, n) => due(n + 1));
  const sent: number[] = [];
  while (lane.appetite > 0) {
    const asked = lane.beginFetch();
    lane.fetched(answer(queue, asked), asked);
    sent.push(...sendAll(lane));
  }
  expect(sent.length).toBe(600);
  for (const seq of sent.slice(0, 10)) lane.kept(seq);
  expect(lane.appetite).toBeGreaterThan(0);
});

test('what was asked for before the endpoint changed is not taken in after', () => {
  const lane = openLane();
  const asked = lane.beginFetch();
  lane.forget();
  lane.fetched([due(1)], asked);
  expect(lane.mayStart).toBe(false);
  expect(lane.isHungry).toBe(true);
  lane.fetched([due(1)], lane.beginFetch());
  expect(lane.start().seq).toBe(1);
});

test('while all memory is taken a lane gets enough to go on, and gives back what it had', () => {
  const stock = new Stock();
  const [full, other] = [openLane(stock), openLane(stock)];
  stock.rows = 20_000;
  expect(full.appetite).toBe(10);
  const asked = full.beginFetch();
  full.fetched(
    answer(
      Array.from({ length: 100 }, (_, n) => due(n + 1)),
      asked,
    ),
    asked,
  );
  expect([stock.rows, full.appetite, other.appetite]).toEqual([20_010, 0, 10]);
  full.close();
  expect(stock.rows).toBe(20_000);
  stock.rows = 0;
  expect(other.appetite).toBe(200);
});

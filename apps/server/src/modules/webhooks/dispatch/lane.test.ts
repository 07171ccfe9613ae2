import { expect, test } from 'vitest';
import { ownIds } from '../../access/index.ts';
import { Lane } from './lane.ts';
import type { Due } from './queue-store.ts';

function openLane(): Lane {
  const lane = new Lane({ tenantId: 'driving', endpointId: 'whk_1', worker: 1, fence: 1 });
  lane.learn({
    ...{
      version: '1.1',
      target: { origin: 'https://partner.example', path: '/' },
      secrets: { current: 's', previous: null, previousUntilMs: 0 },
    },
    ...{ learners: ownIds, retrySchedule: 'short', maxConcurrency: 10 },
  });
  return lane;
}

const due = (seq: number): Due => ({
  ...{ tenantId: 'driving', endpointId: 'whk_1', seq, deliveryId: `dlv_${seq}`, eventId: `evt_${seq}`, eventSeq: seq },
  ...{ eventAt: '2026-11-21T09:30:00Z', eventType: 'customer.created', data: '{}', attempts: 0, queuedAt: '2026-11-21T09:30:00Z' },
  endpointVersion: '1.1',
});

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

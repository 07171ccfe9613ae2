import type { Lanes } from './lanes.ts';
import { keyOf } from './lanes.ts';
import type { Attempt, LaneNews, LaneState } from './queue-store.ts';

const GIVEN_UP_IN_ROW = 100;
const FAILING_FOR_MS = 5 * 24 * 3_600_000;

/** How each lane fared in a batch of attempts. */
export function newsOf(batch: readonly Attempt[], lanes: Lanes): LaneNews[] {
  const news = new Map<string, LaneNews>();
  for (const attempt of batch) {
    const { tenantId, endpointId, worker, fence, isSuccess, isLast, status } = attempt;
    const one = news.get(keyOf(attempt)) ?? {
      ...{ tenantId, endpointId, worker, fence, successes: 0, failures: 0, givenUp: 0, isGone: false },
      pausedMs: lanes.find(attempt)?.pausedMs ?? 0,
    };
    if (isSuccess) Object.assign(one, { successes: one.successes + 1, givenUp: 0 });
    else Object.assign(one, { failures: one.failures + 1, givenUp: one.givenUp + (isLast ? 1 : 0) });
    one.isGone ||= status === 410;
    news.set(keyOf(attempt), one);
  }
  return [...news.values()];
}

/** Whether an endpoint failed for so long that it is switched off. */
export function isHopeless({ failingSince, givenUpInRow }: LaneState): boolean {
  return givenUpInRow >= GIVEN_UP_IN_ROW || (failingSince !== null && Date.now() - Date.parse(failingSince) > FAILING_FOR_MS);
}

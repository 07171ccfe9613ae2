import type { Agent } from 'undici';
import { keysAt } from '../endpoints/endpoint-secrets.ts';
import type { Lane, LaneEndpoint } from './lane.ts';
import { bodyOf, type Signatures, signed } from './message.ts';
import { type Outcome, post } from './post.ts';
import type { Attempt, Due } from './queue-store.ts';
import { askedMs, waitAfter } from './retry-schedule.ts';

export interface Sender {
  agent: Agent;
  brand: string;
  timeoutMs: number;
}

/** One attempt that was made, successful or not. */
export interface Sent extends Signatures {
  outcome: Outcome;
  sentAtMs: number;
}

/** Signs a delivery afresh and posts it; never throws. */
export async function send({ agent, brand, timeoutMs }: Sender, { endpoint }: Lane, due: Due): Promise<Sent> {
  const sentAtMs = Date.now();
  if (endpoint === null) return unsendable('the endpoint was deleted', sentAtMs);
  if (due.data === null) return unsendable('the event is not kept, or not shared, any more', sentAtMs);
  const message = written(brand, endpoint, due, due.data, sentAtMs);
  if (message === null) return unsendable('the event can’t be written down for this endpoint', sentAtMs);
  const { headers, body, ...signatures } = message;
  const outcome = await post(agent, endpoint.target, headers, body, timeoutMs);
  return { ...signatures, outcome, sentAtMs };
}

// What was stored by an older version may be no JSON of ours, or name no learner: that is this delivery's trouble alone.
function written(brand: string, { learners, secrets }: LaneEndpoint, due: Due, data: string, sentAtMs: number) {
  const { eventId, eventType: type, deliveryId, tenantId, eventAt: timestamp } = due;
  try {
    const body = bodyOf({ eventId, type, tenantId, timestamp, data, learners });
    return { body, ...signed(brand, keysAt(secrets, sentAtMs), { eventId, type, deliveryId, sentAtMs }, body) };
  } catch {
    return null;
  }
}

function unsendable(error: string, sentAtMs: number): Sent {
  return { outcome: { status: null, answer: null, error, retryAfterMs: null, tookMs: 0 }, signature: '', standardSignature: '', sentAtMs };
}

export function isSuccess({ status }: Outcome): boolean {
  return status !== null && status >= 200 && status < 300;
}

/** What is written down of an attempt, and when the next one follows. */
export function attemptOf(
  lane: Lane,
  due: Due,
  { outcome, sentAtMs, signature, standardSignature: standard }: Sent,
  { maxAttempts, chance }: { maxAttempts: number; chance: number },
): Attempt {
  const { status, retryAfterMs } = outcome;
  const attempt = due.attempts + 1;
  const schedule = lane.endpoint?.retrySchedule ?? 'short';
  const isOver = isSuccess(outcome) || due.data === null;
  const waitMs = isOver ? null : waitAfter({ schedule, attempts: attempt, maxAttempts, status, retryAfterMs, chance });
  return {
    tenantId: due.tenantId,
    endpointId: due.endpointId,
    worker: lane.worker,
    fence: lane.fence,
    seq: due.seq,
    deliveryId: due.deliveryId,
    attempt,
    isSuccess: isSuccess(outcome),
    isLast: waitMs === null,
    waitMs,
    isAskedFor: waitMs !== null && askedMs({ schedule, status, retryAfterMs }) > 0,
    eventId: due.eventId,
    eventType: due.eventType,
    eventSeq: due.eventSeq,
    eventAt: due.eventAt,
    queuedAt: due.queuedAt,
    sentAt: new Date(sentAtMs).toISOString(),
    tookMs: outcome.tookMs,
    status,
    answer: outcome.answer,
    error: outcome.error,
    signature,
    standardSignature: standard,
  };
}

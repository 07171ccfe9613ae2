import type { Agent } from 'undici';
import { secretsAt } from '../endpoints/endpoint-secrets.ts';
import type { Lane } from './lane.ts';
import { bodyOf, headersOf, printedSignature, standardSignature } from './message.ts';
import { type Outcome, post } from './post.ts';
import type { Attempt, Due } from './queue-store.ts';
import { waitAfter } from './retry-schedule.ts';

export interface Sender {
  agent: Agent;
  brand: string;
  timeoutMs: number;
}

/** One attempt that was made, successful or not. */
export interface Sent {
  outcome: Outcome;
  signature: string;
  standardSignature: string;
  sentAtMs: number;
}

/** Signs a delivery afresh and posts it; never throws. */
export async function send({ agent, brand, timeoutMs }: Sender, { endpoint }: Lane, due: Due): Promise<Sent> {
  const sentAtMs = Date.now();
  if (endpoint === null) return unsendable('the endpoint was deleted', sentAtMs);
  if (due.data === null) return unsendable('the event is not kept, or not shared, any more', sentAtMs);
  const { eventId, eventType: type, deliveryId, tenantId, eventAt: timestamp, data } = due;
  const body = bodyOf({ eventId, type, tenantId, timestamp, data, learners: endpoint.learners });
  const secrets = secretsAt(endpoint.secrets, sentAtMs);
  const signature = printedSignature(secrets, sentAtMs, body);
  const standard = standardSignature(secrets, eventId, sentAtMs, body);
  const headers = headersOf(brand, { eventId, type, deliveryId, sentAtMs, signature, standardSignature: standard });
  const outcome = await post(agent, endpoint.target, headers, body, timeoutMs);
  return { outcome, signature, standardSignature: standard, sentAtMs };
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
  const { status, answer, error, tookMs, retryAfterMs } = outcome;
  const { seq, deliveryId, eventId, eventType, eventSeq, eventAt, queuedAt, tenantId, endpointId } = due;
  const attempt = due.attempts + 1;
  const schedule = lane.endpoint?.retrySchedule ?? 'short';
  const isOver = isSuccess(outcome) || due.data === null;
  const waitMs = isOver ? null : waitAfter({ schedule, attempts: attempt, maxAttempts, status, retryAfterMs, chance });
  return {
    ...{ tenantId, endpointId, worker: lane.worker, fence: lane.fence, seq, deliveryId, attempt, isSuccess: isSuccess(outcome) },
    ...{ isLast: waitMs === null, waitMs, eventId, eventType, eventSeq, eventAt, queuedAt, sentAt: new Date(sentAtMs).toISOString() },
    ...{ tookMs, status, answer, error, signature, standardSignature: standard },
  };
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../caller.ts';
import { type Allowance, addressKey, type RateLimits, type Verdict } from './rate-limits.ts';

// Spec: 5000 an hour for a person, 300 an hour for an address without credentials. An API key brings its own.
const ALLOWANCES: Partial<Record<Caller['kind'], Allowance>> = {
  user: { points: 5000, seconds: 3600 },
  student: { points: 5000, seconds: 3600 },
  anonymous: { points: 300, seconds: 3600 },
};

/** Counts the request against its caller's usual allowance and writes the X-RateLimit headers. */
export async function takeUsual(limits: RateLimits, caller: Caller, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const allowance = caller.requestsPerHour ? { points: caller.requestsPerHour, seconds: 3600 } : ALLOWANCES[caller.kind];
  if (!allowance) return;
  const key = caller.id ? `${caller.tenantId}/${caller.id}` : addressKey(request.ip);
  try {
    tellVerdict(reply, await limits.take(caller.kind, key, allowance));
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'verdict' in error) tellVerdict(reply, error.verdict as Verdict);
    throw error;
  }
}

export function tellVerdict(reply: FastifyReply, verdict: Verdict): void {
  reply.header('X-RateLimit-Limit', verdict.limit);
  reply.header('X-RateLimit-Remaining', verdict.remaining);
  reply.header('X-RateLimit-Reset', verdict.resetsAt);
}

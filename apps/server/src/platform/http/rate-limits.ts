import type { Redis } from 'ioredis';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../errors.ts';

/** `points` requests per `seconds`. */
export interface Allowance {
  points: number;
  seconds: number;
}

export interface Verdict {
  limit: number;
  remaining: number;
  /** Unix time in seconds at which the window ends. */
  resetsAt: number;
}

/** Counts requests: in memory for one process, in Redis when there are several. */
export class RateLimits {
  readonly #limiters = new Map<string, RateLimiterAbstract>();
  readonly #redis: Redis | null;

  constructor(redis: Redis | null) {
    this.#redis = redis;
  }

  /** Takes one request off the key's allowance; throws 429 with Retry-After when it's used up. */
  async take(name: string, key: string, allowance: Allowance): Promise<Verdict> {
    try {
      return verdict(await this.#limiter(name, allowance).consume(key), allowance);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      throw Object.assign(
        new AppError('RATE_LIMITED', `That was too much at once. Try again in ${waitText(seconds)}.`, { retryAfterSeconds: seconds }),
        { verdict: verdict(refused, allowance) },
      );
    }
  }

  /** Gives one request back, for what counts failures only: taken before it is known whether it is one. */
  async giveBack(name: string, key: string, allowance: Allowance): Promise<void> {
    await this.#limiter(name, allowance).reward(key);
  }

  /** Gives an allowance back whole, for example after a login that worked. */
  async forgive(name: string, key: string, allowance: Allowance): Promise<void> {
    await this.#limiter(name, allowance).delete(key);
  }

  #limiter(name: string, { points, seconds }: Allowance): RateLimiterAbstract {
    const id = `${name}:${points}/${seconds}`;
    const known = this.#limiters.get(id);
    if (known) return known;
    const options = { keyPrefix: `rollbook:${id}`, points, duration: seconds };
    const memory = new RateLimiterMemory(options);
    // While Redis is away each process counts for itself: looser, but nobody is shut out.
    const made = this.#redis ? new RateLimiterRedis({ ...options, storeClient: this.#redis, insuranceLimiter: memory }) : memory;
    this.#limiters.set(id, made);
    return made;
  }
}

function verdict(result: RateLimiterRes, { points }: Allowance): Verdict {
  return {
    limit: points,
    remaining: Math.max(0, result.remainingPoints),
    resetsAt: Math.ceil((Date.now() + result.msBeforeNext) / 1000),
  };
}

function waitText(seconds: number): string {
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}

/** An IPv6 caller owns a whole /64, so that is what is counted. */
export function addressKey(ip: string): string {
  if (!ip.includes(':')) return ip;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped) return mapped;
  const [head = '', tail] = ip.toLowerCase().split('::');
  const left = head ? head.split(':') : [];
  const right = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length) }, () => '0');
  return `${[...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../src/platform/errors.ts';
import { addressKey, RateLimits } from '../../src/platform/http/rate-limits.ts';
import { hasRedis, startRedis, type TestRedis } from '../support/redis.ts';

const allowance = { points: 10, seconds: 60 };

async function takeAll(limits: RateLimits, key: string, times: number): Promise<number> {
  let taken = 0;
  for (let n = 0; n < times; n++) {
    await limits.take('test', key, allowance).then(
      () => taken++,
      (error: unknown) => {
        if (!(error instanceof AppError) || error.code !== 'RATE_LIMITED') throw error;
      },
    );
  }
  return taken;
}

describe('an allowance in memory', () => {
  it('is given out exactly, and the refusal says when to come back', async () => {
    const limits = new RateLimits(null);
    expect(await takeAll(limits, 'a', 25)).toBe(10);
    const refused = await limits.take('test', 'a', allowance).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number), verdict: { limit: 10, remaining: 0 } });
    expect(await takeAll(limits, 'b', 1)).toBe(1);
  });
});

describe('the key of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s is %s', (ip, key) => {
    expect(addressKey(ip)).toBe(key);
  });
});

describe.skipIf(!hasRedis)('two processes on one real Redis', () => {
  let redis: TestRedis;
  let clients: Redis[] = [];

  beforeAll(async () => {
    redis = await startRedis();
    clients = [0, 1].map(() => new Redis(redis.port, '127.0.0.1'));
  });
  afterAll(async () => {
    for (const client of clients) client.disconnect();
    await redis.stop();
  });

  it('share one count', async () => {
    const [one, two] = clients.map((client) => new RateLimits(client));
    if (!one || !two) throw new Error('two are needed');
    const taken = await Promise.all([takeAll(one, 'shared', 12), takeAll(two, 'shared', 12)]);
    expect(taken[0] + taken[1]).toBe(10);
  });

  it('each count for themselves while Redis is away', async () => {
    const gone = new Redis(1, '127.0.0.1', {
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      retryStrategy: () => null,
    });
    gone.on('error', () => {});
    expect(await takeAll(new RateLimits(gone), 'x', 15)).toBe(10);
    gone.disconnect();
  });
});

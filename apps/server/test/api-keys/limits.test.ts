import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKey, withKey } from '../support/keys.ts';
import { hasRedis, startRedis, type TestRedis } from '../support/redis.ts';
import { type Answer, type Api, addStudents, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const list = (server: TestServer, key: string): Promise<Answer> => withKey(server, key)('GET', '/api/v1/students');

describe('a key’s limit', () => {
  let server: TestServer;
  let admin: Api;

  beforeAll(async () => {
    server = await startTestServer();
    await openSchool(server);
    await addStudents(server, 'driving', ['stu_1']);
    admin = await signIn(server, 'admin');
  });
  afterAll(() => server.close());

  it('is told with every answer, and used up says when to come back', async () => {
    const { key } = await makeKey(server, admin, { rateLimitPerHour: 3 });
    const remaining = [];
    for (let n = 0; n < 3; n++) {
      const { status, headers } = await list(server, key);
      remaining.push([status, headers.get('x-ratelimit-limit'), headers.get('x-ratelimit-remaining')]);
    }
    expect(remaining).toEqual([
      [200, '3', '2'],
      [200, '3', '1'],
      [200, '3', '0'],
    ]);
    const { status, headers, body } = await list(server, key);
    expect([status, body.error?.code, headers.get('x-ratelimit-remaining')]).toEqual([429, 'RATE_LIMITED', '0']);
    const wait = Number(headers.get('retry-after'));
    expect(wait).toBeGreaterThan(3500);
    expect(wait).toBeLessThanOrEqual(3600);
    const resetsIn = Number(headers.get('x-ratelimit-reset')) - Date.now() / 1000;
    expect(Math.abs(resetsIn - wait)).toBeLessThan(3);
  });

  it('is each key’s own, whatever header it comes in', async () => {
    const one = await makeKey(server, admin, { rateLimitPerHour: 1 });
    const two = await makeKey(server, admin, { rateLimitPerHour: 1 });
    expect((await list(server, one.key)).status).toBe(200);
    const again = await fetch(`${server.url}/api/v1/students`, { headers: { authorization: `Bearer ${one.key}` } });
    expect(again.status).toBe(429);
    expect((await list(server, two.key)).status).toBe(200);
  });

  it('is a thousand an hour unless said otherwise, and within bounds', async () => {
    const { key } = await makeKey(server, admin);
    expect((await list(server, key)).headers.get('x-ratelimit-limit')).toBe('1000');
    for (const rateLimitPerHour of [0, -1, 1.5, 1_000_001, '10', null]) {
      const { status, body } = await admin('POST', '/api/v1/api-keys', { name: 'x', scopes: ['students:read'], rateLimitPerHour });
      expect([status, body.error?.details?.[0]?.field]).toEqual([400, 'rateLimitPerHour']);
    }
  });
});

describe.skipIf(!hasRedis)('two servers on one real Redis', () => {
  let redis: TestRedis;
  let one: TestServer;
  let two: TestServer;

  beforeAll(async () => {
    redis = await startRedis();
    const environment = { REDIS_URL: `redis://127.0.0.1:${redis.port}` };
    one = await startTestServer({ environment });
    two = await startTestServer({ environment, database: one.database });
    await openSchool(one);
    await addStudents(one, 'driving', ['stu_1']);
  });
  afterAll(async () => {
    await two.close();
    await one.close();
    await redis.stop();
  });

  it('share one count of a key: together they give out exactly its limit', async () => {
    const { key } = await makeKey(one, await signIn(one, 'admin'), { rateLimitPerHour: 20 });
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => list(n % 2 ? one : two, key)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(30);
    expect((await list(two, key)).headers.get('x-ratelimit-remaining')).toBe('0');
  });
});

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attempt, daily, learningEvent, sendFacts, summary } from '../support/app-client.ts';
import { addStudents, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const run = promisify(execFile);
const samplePath = (kind: string): string => fileURLToPath(new URL(`samples/${kind}.json`, import.meta.url));
const script = fileURLToPath(new URL('../../../../examples/learning-app/push-facts.mjs', import.meta.url));

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving');
  await openSchool(server, 'coding', { timezone: 'Asia/Jerusalem', country: 'IL' });
  const ids = Array.from({ length: 40 }, (_, index) => `s${index}`);
  await addStudents(server, 'driving', ['stu_123', ...ids]);
  await addStudents(server, 'coding', ['only_coding']);
});
afterAll(() => server.close());

async function progressOf(studentId: string) {
  const admin = await signIn(server, 'admin');
  const { body } = await admin('GET', `/api/v1/students/${studentId}/progress?from=2026-02-01&to=2026-03-01`);
  return body.data as unknown as {
    snapshots: { dateKey: string; minutes: number }[];
    attempts: { attemptId: string }[];
    aiSummary: { passProbability: number; todayPlan: string[] } | null;
    events: { eventId: string }[];
    mastery: { totals: { minutes: number }; skills: { skill: string; mastery: number }[]; lastActiveAt: string };
    sync: { daysSinceSync: number; isStale: boolean };
  };
}

const storedRows = () =>
  server.database.look<{ n: number }>(
    `SELECT (SELECT count(*) FROM daily_snapshots) + (SELECT count(*) FROM attempts) + (SELECT count(*) FROM ai_summaries)
      + (SELECT count(*) FROM learning_events) + (SELECT count(*) FROM events) AS n`,
  );

describe('the four sample payloads of the source document', () => {
  it('sent byte for byte by a plain Node script are stored, and the student page shows them within a second', async () => {
    const environment = { ...process.env, ROLLBOOK_URL: server.url };
    const begin = performance.now();
    for (const kind of ['daily', 'attempt', 'ai-summary', 'events']) {
      const { stdout } = await run(process.execPath, [script, kind, samplePath(kind)], { env: environment });
      expect(JSON.parse(stdout)).toMatchObject({ http: 200, ok: true, status: 'created' });
    }
    const sentAt = performance.now();
    const shown = await progressOf('stu_123');
    expect(performance.now() - sentAt).toBeLessThan(1000);
    expect(sentAt).toBeGreaterThan(begin);
    expect(shown.snapshots).toMatchObject([{ dateKey: '2026-02-19', minutes: 12 }]);
    expect(shown.attempts).toMatchObject([{ attemptId: 'att_999' }]);
    expect(shown.aiSummary).toMatchObject({ passProbability: 82, todayPlan: ['Ôn 10 câu đến hạn', 'Thi thử 10 câu tốc độ'] });
    expect(shown.events).toMatchObject([{ eventId: 'evt_abc123' }]);
    expect(shown.mastery.lastActiveAt).toBe('2026-02-19T06:21:00.000Z');
    expect(shown.sync).toMatchObject({ daysSinceSync: 0, isStale: false });
  });

  it('sent again are unchanged or duplicate', async () => {
    const again = [];
    for (const kind of ['daily', 'attempt', 'ai-summary', 'events'])
      again.push(await sendFacts(server.url, kind, readFileSync(samplePath(kind))));
    expect(again.map(({ status, body }) => [status, body.status])).toEqual([
      [200, 'unchanged'],
      [200, 'duplicate'],
      [200, 'unchanged'],
      [200, 'duplicate'],
    ]);
  });

  it('answer with ok, status and id, and the printed error shape', async () => {
    expect((await sendFacts(server.url, 'daily', daily('stu_123'))).body).toEqual({
      ok: true,
      status: 'unchanged',
      id: 'stu_123:2026-02-19',
    });
    const refused = await sendFacts(server.url, 'daily', daily('stu_123'), { token: 'wrong-token' });
    expect(refused.body).toEqual({ ok: false, error: { code: 'INVALID_SERVICE_TOKEN', message: expect.any(String) } });
  });
});

describe('who may push', () => {
  const wrong: [string, Parameters<typeof sendFacts>[3], string][] = [
    ['a wrong token', { token: 'not-the-token' }, 'INVALID_SERVICE_TOKEN'],
    ['a wrong secret', { secret: 'not-the-secret' }, 'INVALID_SIGNATURE'],
    ['no hex at all', { signature: 'zzzz' }, 'INVALID_SIGNATURE'],
    ['an empty signature', { signature: '' }, 'INVALID_SIGNATURE'],
    ['a timestamp of 6 minutes ago', { timestamp: Date.now() - 6 * 60_000 }, 'TIMESTAMP_OUT_OF_WINDOW'],
    ['a timestamp 6 minutes ahead', { timestamp: Date.now() + 6 * 60_000 }, 'TIMESTAMP_OUT_OF_WINDOW'],
    ['a timestamp in seconds', { timestamp: Math.floor(Date.now() / 1000) }, 'TIMESTAMP_OUT_OF_WINDOW'],
    ['a timestamp that is no number', { timestamp: 'now' }, 'TIMESTAMP_OUT_OF_WINDOW'],
    ['a good v1 and a bad v2 signature', { headers: { 'x-signature-v2': '00' } }, 'INVALID_SIGNATURE'],
    ['v2 over another timestamp', { v2: true, headers: { 'x-timestamp': String(Date.now() - 1000) } }, 'INVALID_SIGNATURE'],
  ];
  it.each(wrong)('%s is 401 and stores nothing', async (_name, options, code) => {
    const before = await storedRows();
    const { status, body } = await sendFacts(server.url, 'daily', daily('s1', { minutes: 99 }), options);
    expect([status, body.ok, body.error?.code]).toEqual([401, false, code]);
    expect(await storedRows()).toEqual(before);
  });

  it('a changed byte is 401 and stores nothing', async () => {
    const before = await storedRows();
    const body = JSON.stringify(daily('s1'));
    const { status } = await sendFacts(server.url, 'daily', body, { wire: Buffer.from(body.replace('"minutes":12', '"minutes":13')) });
    expect(status).toBe(401);
    expect(await storedRows()).toEqual(before);
  });

  it('the sha256= prefix and the stronger signature are taken', async () => {
    expect((await sendFacts(server.url, 'daily', daily('s2'), { v2: true, headers: { 'x-signature': 'sha256=ignored' } })).status).toBe(
      200,
    );
  });

  it('an app reaches students of its own school only', async () => {
    const { status, body } = await sendFacts(server.url, 'daily', daily('only_coding'));
    expect([status, body.error?.code]).toEqual([422, 'UNKNOWN_STUDENT']);
  });

  it('a connected app works with its own secrets, through a rotation, and not after it is switched off', async () => {
    const admin = await signIn(server, 'admin', 'coding');
    const made = (await admin('POST', '/api/v1/connected-apps', { name: 'Practice' })).body.data as unknown as {
      id: string;
      serviceToken: string;
      hmacSecret: string;
    };
    const first = { token: made.serviceToken, secret: made.hmacSecret };
    expect((await sendFacts(server.url, 'daily', daily('only_coding'), first)).body.status).toBe('created');
    const rotated = (await admin('POST', `/api/v1/connected-apps/${made.id}/rotate`, { overlapHours: 1 })).body
      .data as unknown as typeof made;
    const second = { token: rotated.serviceToken, secret: rotated.hmacSecret };
    await expect.poll(async () => (await sendFacts(server.url, 'daily', daily('only_coding'), second)).status).toBe(200);
    expect((await sendFacts(server.url, 'daily', daily('only_coding'), first)).status).toBe(200);
    await admin('PATCH', `/api/v1/connected-apps/${made.id}`, { requireV2: true });
    await expect
      .poll(async () => (await sendFacts(server.url, 'daily', daily('only_coding'), second)).body.error?.code)
      .toBe('SIGNATURE_V2_REQUIRED');
    expect((await sendFacts(server.url, 'daily', daily('only_coding'), { ...second, v2: true })).status).toBe(200);
    await admin('PATCH', `/api/v1/connected-apps/${made.id}`, { isActive: false });
    await expect.poll(async () => (await sendFacts(server.url, 'daily', daily('only_coding'), { ...second, v2: true })).status).toBe(401);
  });
});

describe('daily snapshots', () => {
  it('never regress, in whatever order they arrive', async () => {
    const versions = [3, 1, 4, 2, 5, 1].map((hour) => daily('s3', { minutes: hour * 10, lastActiveAt: `2026-02-19T1${hour}:00:00+07:00` }));
    const statuses = [];
    for (const version of versions) statuses.push((await sendFacts(server.url, 'daily', version)).body.status);
    expect(statuses).toEqual(['created', 'stale', 'updated', 'stale', 'updated', 'stale']);
    expect((await progressOf('s3')).snapshots).toMatchObject([{ minutes: 50 }]);
  });

  it('sent at the same moment in many versions end at the newest', async () => {
    const versions = Array.from({ length: 60 }, (_, minute) =>
      daily('s4', { minutes: minute, lastActiveAt: `2026-02-19T10:${String(minute).padStart(2, '0')}:00+07:00` }),
    );
    await Promise.all(versions.sort(() => Math.random() - 0.5).map((version) => sendFacts(server.url, 'daily', version)));
    const shown = await progressOf('s4');
    expect(shown.snapshots).toMatchObject([{ minutes: 59 }]);
    expect(shown.mastery.totals.minutes).toBe(59);
  });

  it('sent to two servers on one database at once are each counted once', async () => {
    const other = await startTestServer({ database: server.database });
    const facts = Array.from({ length: 120 }, (_, n) => ({
      route: 'attempt',
      body: attempt('s15', `two-${n % 60}`),
      url: n < 60 ? server.url : other.url,
    }));
    const answers = await Promise.all(facts.map(({ url, route, body }) => sendFacts(url, route, body)));
    await other.close();
    const statuses = answers.map(({ body }) => body.status);
    expect([statuses.filter((status) => status === 'created').length, statuses.filter((status) => status === 'duplicate').length]).toEqual([
      60, 60,
    ]);
    const [row] = await server.database.look<{ attempts: number; stored: number }>(
      `SELECT attempts, (SELECT count(*)::int FROM attempts WHERE student_id = 's15') AS stored FROM learners WHERE student_id = 's15'`,
    );
    expect(row).toEqual({ attempts: 60, stored: 60 });
  });

  it('from a clock years ahead do not freeze the day', async () => {
    await sendFacts(server.url, 'daily', daily('s5', { minutes: 1, lastActiveAt: '2031-01-01T00:00:00Z' }));
    const later = await sendFacts(server.url, 'daily', daily('s5', { minutes: 2, lastActiveAt: '2031-01-01T00:00:01Z' }));
    expect(later.body.status).toBe('updated');
  });

  it('keep fields of a newer app in extra', async () => {
    await sendFacts(server.url, 'daily', daily('s6', { mood: 'happy', nested: { a: [1] } }));
    const [row] = await server.database.look<{ extra: unknown }>(`SELECT extra FROM daily_snapshots WHERE student_id = 's6'`);
    expect(row?.extra).toEqual({ mood: 'happy', nested: { a: [1] } });
  });

  it('whose weak topics change during the day count the evidence of the last list', async () => {
    const at = (hour: number, topics: { topicId: string; accuracy: number }[]) =>
      daily('s7', { topWeakTopics: topics, lastActiveAt: `2026-02-19T1${hour}:00:00+07:00` });
    await sendFacts(
      server.url,
      'daily',
      at(1, [
        { topicId: 'a', accuracy: 0 },
        { topicId: 'b', accuracy: 100 },
      ]),
    );
    await sendFacts(server.url, 'daily', at(2, [{ topicId: 'b', accuracy: 0 }]));
    expect((await progressOf('s7')).mastery.skills).toMatchObject([{ skill: 'b', mastery: expect.closeTo(1 / 3, 6) }]);
  });
});

describe('attempts, summaries and events', () => {
  it('an attempt id with other content is 409 and the first stands', async () => {
    await sendFacts(server.url, 'attempt', attempt('s8', 'a8'));
    const { status, body } = await sendFacts(server.url, 'attempt', attempt('s8', 'a8', { score: 1 }));
    expect([status, body.error?.code]).toEqual([409, 'ATTEMPT_CONFLICT']);
    const rows = await server.database.look<{ score: number }>(`SELECT score FROM attempts WHERE attempt_id = 'a8'`);
    expect(rows).toEqual([{ score: 28 }]);
  });

  it('the summary generated last is shown, whenever it comes; all are kept', async () => {
    const send = async (minute: number, chance: number) =>
      (await sendFacts(server.url, 'ai-summary', summary('s9', `2026-02-19T13:0${minute}:00+07:00`, { passProbability: chance }))).body
        .status;
    expect([await send(2, 50), await send(1, 10), await send(3, 90), await send(3, 90), await send(3, 20)]).toEqual([
      'created',
      'stale',
      'updated',
      'unchanged',
      'stale',
    ]);
    expect((await progressOf('s9')).aiSummary).toMatchObject({ passProbability: 90 });
    expect(await server.database.look(`SELECT 1 FROM ai_summaries WHERE student_id = 's9'`)).toHaveLength(3);
  });

  it('events of one student may come several at once', async () => {
    const events = [1, 2, 2].map((n) => ({ ...learningEvent('x', `e${n}`), studentId: undefined }));
    const { status, body } = await sendFacts(server.url, 'events', { studentId: 's10', events });
    expect(status).toBe(200);
    expect(body.results?.map((result) => result.status)).toEqual(['created', 'created', 'duplicate']);
  });

  it('100 copies of one attempt at once are stored once', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => sendFacts(server.url, 'attempt', attempt('s11', 'a11'))));
    const statuses = answers.map(({ body }) => body.status);
    expect(statuses.filter((status) => status === 'created')).toHaveLength(1);
    expect(statuses.filter((status) => status === 'duplicate')).toHaveLength(99);
    expect((await progressOf('s11')).mastery.totals).toMatchObject({ minutes: 20 });
  });
});

describe('a batch', () => {
  it('of 500 with 3 bad items stores 497 and names the 3', async () => {
    const items: unknown[] = Array.from({ length: 500 }, (_, index) => ({ type: 'events', payload: learningEvent('s12', `b${index}`) }));
    items[17] = { type: 'events', payload: learningEvent('nobody', 'b17') };
    items[203] = { type: 'attempt', payload: attempt('s12', 'bad', { score: 99 }) };
    items[499] = { type: 'unheard-of', payload: {} };
    const { status, body } = await sendFacts(server.url, 'batch', { items });
    expect(status).toBe(200);
    const bad = body.results?.flatMap((result, index) =>
      result.ok ? [] : [[index, result.error?.code, result.error?.details?.[0]?.field]],
    );
    expect(bad).toEqual([
      [17, 'UNKNOWN_STUDENT', 'studentId'],
      [203, 'VALIDATION_ERROR', 'items.203.payload.score'],
      [499, 'VALIDATION_ERROR', 'items.499.type'],
    ]);
    expect(await server.database.look(`SELECT 1 FROM learning_events WHERE student_id = 's12'`)).toHaveLength(497);
  });

  it('may hold every kind, and versions of one day', async () => {
    const items = [
      { type: 'daily', payload: daily('s13', { minutes: 5, lastActiveAt: '2026-02-19T10:00:00+07:00' }) },
      { type: 'daily', payload: daily('s13', { minutes: 7, lastActiveAt: '2026-02-19T11:00:00+07:00' }) },
      { type: 'attempt', payload: attempt('s13', 'a13') },
      { type: 'ai-summary', payload: summary('s13', '2026-02-19T13:22:00+07:00') },
    ];
    const { body } = await sendFacts(server.url, 'batch', { items });
    expect(body.results?.map((result) => result.status)).toEqual(['created', 'updated', 'created', 'created']);
    // 7 minutes of the day lie inside the attempt's 20.
    expect((await progressOf('s13')).mastery.totals.minutes).toBe(20);
  });

  it('of 501 is refused whole', async () => {
    const items = Array.from({ length: 501 }, (_, index) => ({ type: 'events', payload: learningEvent('s14', `c${index}`) }));
    expect((await sendFacts(server.url, 'batch', { items })).status).toBe(400);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendFacts } from '../support/app-client.ts';
import { makeKey } from '../support/keys.ts';
import { type Api, apiWith } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';
import { addFamily, done, meetingsOf, openCycle, openPlace, registerIn } from '../support/teaching.ts';
import { bodyOf, event, LEARNER_SCOPES, openLearnerSchool, progressOf, push, sessionsOf } from './learner-school.ts';

let server: TestServer;
let admin: Api;
let key: Api;
let keyText: string;
let app: { token: string; secret: string };

beforeAll(async () => {
  server = await startTestServer({ isPatient: true, runsJobs: false });
  ({ admin, key, keyText } = await openLearnerSchool(server, ['learner-123', 'learner-124', 'day-1', 'range-1', 'new-1']));
  await openLearnerSchool(server, ['learner-123', 'theirs-1'], 'other-school');
  const made = dataOf<{ serviceToken: string; hmacSecret: string }>(await admin('POST', '/api/v1/connected-apps', { name: 'App' }));
  app = { token: made.serviceToken, secret: made.hmacSecret };
});
afterAll(() => server.close());

const attempt = (studentId: string, attemptId: string, changes: object = {}) => ({
  ...{ studentId, attemptId, mode: 'MOCK', score: 28, total: 35, accuracy: 80 },
  ...{ startedAt: '2024-05-20T10:00:00Z', finishedAt: '2024-05-20T10:20:00Z' },
  topicBreakdown: [{ topicId: 'geometry', total: 8, correct: 6, accuracy: 75 }],
  ...changes,
});
const daily = (studentId: string, changes: object = {}) => ({
  ...{ studentId, dateKey: '2024-05-20', minutes: 45, questionsAnswered: 40, correct: 30, accuracy: 75, streakCurrent: 1 },
  ...{ streakLongest: 1, dueCount: 0, lastActiveAt: '2024-05-20T17:00:00Z' },
  ...changes,
});
const send = async (kind: string, body: object) => expect((await sendFacts(server.url, kind, body, app)).body.ok).toBe(true);

describe('as the source document prints them', () => {
  it('an external event is taken in, and the learner’s progress has it', async () => {
    const pushed = await push(key, event('learner-123'));
    expect([pushed.status, pushed.body]).toEqual([201, { eventId: expect.stringMatching(/^evt_/) }]);
    await send('attempt', attempt('learner-123', 'att-1'));
    const answer = await fetch(`${server.url}/public/learners/learner-123/progress`, { headers: { 'X-Aivo-Api-Key': keyText } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      learnerId: 'learner-123',
      tenantId: 'tenant-456',
      // (0.85 + 1) / (1 + 2) and (6 + 1) / (8 + 2), the formula of mastery.ts, and their mean.
      overallMastery: 0.6583,
      skillMastery: { 'algebra-101': 0.6167, geometry: 0.7 },
      totalSessions: 2,
      totalTimeMinutes: 50,
      lastActiveAt: '2024-06-01T09:00:00.000Z',
    });
  });

  it('sessions have every printed field, the newest first, and an exact total', async () => {
    expect(await sessionsOf(key, 'learner-123')).toEqual({
      sessions: [
        {
          ...{
            sessionId: expect.stringMatching(/^khan-academy:evt_/),
            sessionType: 'content_completed',
            subject: 'Introduction to Algebra',
          },
          ...{ startedAt: '2024-06-01T08:30:00.000Z', endedAt: '2024-06-01T09:00:00.000Z', durationMinutes: 30 },
          ...{ activitiesCompleted: 1, score: 0.85, status: 'completed' },
        },
        {
          ...{ sessionId: 'att-1', sessionType: 'MOCK', subject: null },
          ...{ startedAt: '2024-05-20T10:00:00.000Z', endedAt: '2024-05-20T10:20:00.000Z', durationMinutes: 20 },
          ...{ activitiesCompleted: 35, score: 0.8, status: 'completed' },
        },
      ],
      pagination: { total: 2, page: 1, pageSize: 20, hasMore: false },
    });
  });

  it('a failure is a code and a sentence, whatever failed', async () => {
    const tried = [
      await key('GET', '/public/learners/nobody/progress'),
      await key('GET', '/public/learners/learner-123/sessions?page=0'),
      await apiWith(server.url, { 'x-aivo-api-key': 'aivo_nonsense' })('GET', '/public/learners/learner-123/progress'),
      await apiWith(server.url, {})('GET', '/public/analytics/summary'),
      await push(key, event('nobody')),
      await push(key, event('learner-123', { score: 1.01 })),
    ];
    expect(tried.map(({ status, body }) => [status, body.error])).toEqual([
      [404, 'LEARNER_NOT_FOUND'],
      [400, 'VALIDATION_ERROR'],
      [401, 'UNAUTHORIZED'],
      [401, 'UNAUTHORIZED'],
      [422, 'UNKNOWN_LEARNER'],
      [400, 'VALIDATION_ERROR'],
    ]);
    for (const { body } of tried) expect(body).toMatchObject({ message: expect.stringMatching(/\w/) });
  });

  it('below /api/v1 the same comes in its envelope', async () => {
    const answer = await key('GET', '/api/v1/public/learners/learner-123/progress');
    expect(dataOf(answer)).toEqual(await progressOf(key, 'learner-123'));
    const refused = await key('GET', '/api/v1/public/learners/nobody/progress');
    expect([refused.status, refused.body.error?.code]).toEqual([404, 'NOT_FOUND']);
    const pushed = await key('POST', '/api/v1/public/events/external-learning', event('learner-124', { eventId: 'twin' }));
    expect([pushed.status, dataOf(pushed)]).toEqual([201, { eventId: 'twin' }]);
  });
});

describe('who may ask', () => {
  const routes: [scope: string, method: string, path: string, body?: object][] = [
    ['READ_LEARNER_PROGRESS', 'GET', '/public/learners'],
    ['READ_LEARNER_PROGRESS', 'GET', '/public/learners/learner-123/progress'],
    ['READ_SESSION_DATA', 'GET', '/public/learners/learner-123/sessions'],
    ['READ_ANALYTICS', 'GET', '/public/analytics/summary'],
    ['WRITE_EXTERNAL_EVENTS', 'POST', '/public/events/external-learning', event('learner-124', { eventId: 'scoped' })],
  ];
  it.each(routes)('%s opens %s %s, and the other scopes do not', async (scope, method, path, body) => {
    const without = await makeKey(server, admin, { scopes: LEARNER_SCOPES.filter((one) => one !== scope) });
    const refused = await without.api(method, path, body);
    expect([refused.status, refused.body.error]).toEqual([403, 'FORBIDDEN']);
    const { api } = await makeKey(server, admin, { scopes: [scope] });
    expect((await api(method, path, body)).status).toBeLessThan(300);
    expect((await admin(method, path, body)).status).toBe(401);
  });

  it('a learner of another school is one there is not', async () => {
    for (const path of ['progress', 'sessions']) {
      const [foreign, unknown] = [
        await key('GET', `/public/learners/theirs-1/${path}`),
        await key('GET', `/public/learners/theirs-2/${path}`),
      ];
      expect([foreign.status, foreign.body]).toEqual([404, unknown.body]);
    }
    expect((await push(key, event('theirs-1'))).status).toBe(422);
    const listed = bodyOf<{ learners: { learnerId: string }[] }>(await key('GET', '/public/learners?limit=100'));
    expect(listed.learners.map(({ learnerId }) => learnerId).sort()).toEqual(['day-1', 'learner-123', 'learner-124', 'new-1', 'range-1']);
  });
});

describe('sessions', () => {
  it('count a day’s practice for the minutes its attempts don’t cover, and no minute twice', async () => {
    await send('daily', daily('day-1'));
    await send('attempt', attempt('day-1', 'day-att'));
    const { sessions } = await sessionsOf(key, 'day-1');
    expect(sessions.map(({ sessionType, durationMinutes, endedAt }) => [sessionType, durationMinutes, endedAt])).toEqual([
      ['practice', 25, '2024-05-20T17:00:00.000Z'],
      ['MOCK', 20, '2024-05-20T10:20:00.000Z'],
    ]);
    expect(await progressOf(key, 'day-1')).toMatchObject({ totalSessions: 2, totalTimeMinutes: 45 });
    // The day is covered now, all of it.
    await send('attempt', attempt('day-1', 'day-long', { startedAt: '2024-05-20T12:00:00Z', finishedAt: '2024-05-20T12:30:00Z' }));
    expect((await sessionsOf(key, 'day-1')).sessions.map(({ sessionType }) => sessionType)).toEqual(['MOCK', 'MOCK']);
    expect(await progressOf(key, 'day-1')).toMatchObject({ totalSessions: 2, totalTimeMinutes: 50 });
  });

  it('are found by when they ended: a date is the school’s own day', async () => {
    // 22:30 UTC is half past one in Jerusalem, on the day after.
    const ends = ['2024-05-31T20:00:00Z', '2024-05-31T22:30:00Z', '2024-06-01T20:59:59Z', '2024-06-01T21:00:00Z'];
    for (const occurredAt of ends) await push(key, event('range-1', { occurredAt, eventId: occurredAt }));
    const found = async (query: string) => (await sessionsOf(key, 'range-1', query)).sessions.map(({ endedAt }) => endedAt.slice(5, 16));
    expect(await found('?from=2024-06-01&to=2024-06-01')).toEqual(['06-01T20:59', '05-31T22:30']);
    expect(await found('?from=2024-05-31T20:00:00Z&to=2024-05-31T22:30:00Z')).toEqual(['05-31T20:00']);
    const page = await sessionsOf(key, 'range-1', '?page=2&pageSize=3');
    expect([page.sessions.length, page.pagination]).toEqual([1, { total: 4, page: 2, pageSize: 3, hasMore: false }]);
  });

  it('count lessons that were held and attended, and no others', async () => {
    const cycle = await openCycle(admin, await openPlace(admin));
    const [studentId = '', other = ''] = (await addFamily(admin, 2)).studentIds;
    for (const id of [studentId, other]) await registerIn(admin, cycle.id, id);
    const [first, second, third] = await meetingsOf(admin, cycle.id);
    const mark = (status: string) => ({ attendance: [{ studentId, status }] });
    await done(admin, 'POST', `/meetings/${first?.id}/complete`, mark('late'));
    await done(admin, 'POST', `/meetings/${second?.id}/complete`, mark('absent'));
    await done(admin, 'POST', '/attendance', { meetingId: third?.id, studentId, status: 'present' });
    const { sessions, pagination } = await sessionsOf(key, studentId);
    expect(sessions).toMatchObject([
      {
        sessionId: expect.stringMatching(/^att_/),
        subject: 'programming',
        sessionType: 'meeting',
        durationMinutes: 60,
        startedAt: new Date(first?.startsAt ?? '').toISOString(),
        activitiesCompleted: 1,
        score: null,
      },
    ]);
    expect(pagination.total).toBe(1);
    expect(await progressOf(key, studentId)).toMatchObject({
      ...{ totalSessions: 1, totalTimeMinutes: 60, overallMastery: null, skillMastery: {}, lastActiveAt: sessions[0]?.endedAt },
    });
    const summary = bodyOf<Record<string, unknown>>(await key('GET', '/public/analytics/summary?from=2031-09-01&to=2031-09-30'));
    expect(summary).toMatchObject({
      activeLearners: 1,
      totalSessions: 1,
      totalTimeMinutes: 60,
      completion: { expected: 2, attended: 1, rate: 0.5 },
    });
  });
});

describe('learners', () => {
  it('are listed page by page, each once, and by whom something was reported since', async () => {
    const since = new Date().toISOString();
    await push(key, event('new-1', { occurredAt: '2024-06-02T09:00:00Z' }));
    type Page = { learners: { learnerId: string; lastActiveAt: string | null }[]; hasMore: boolean; nextCursor: string | null };
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = bodyOf<Page>(await key('GET', `/public/learners?limit=2&cursor=${cursor}`));
      seen.push(...page.learners.map(({ learnerId }) => learnerId));
      expect(page.hasMore).toBe(page.nextCursor !== null);
      cursor = page.nextCursor ?? '';
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(['learner-123', 'learner-124', 'day-1', 'range-1', 'new-1']));
    const updated = bodyOf<Page>(await key('GET', `/public/learners?updatedSince=${since}`));
    expect(updated.learners).toEqual([{ learnerId: 'new-1', lastActiveAt: '2024-06-02T09:00:00.000Z' }]);
    expect((await key('GET', '/public/learners?cursor=nonsense')).status).toBe(400);
  });

  it('are listed since they were in a lesson, once it was completed, and only those who were there', async () => {
    type Page = { learners: { learnerId: string; lastActiveAt: string | null }[]; hasMore: boolean; nextCursor: string | null };
    const ask = async (query: string) => bodyOf<Page>(await key('GET', `/public/learners?${query}`));
    const cycle = await openCycle(admin, await openPlace(admin));
    const [there = '', late = '', absent = ''] = (await addFamily(admin, 3)).studentIds;
    for (const id of [there, late, absent]) await registerIn(admin, cycle.id, id);
    const [lesson] = await meetingsOf(admin, cycle.id);
    const before = new Date().toISOString();
    for (const [studentId, status] of [
      [there, 'present'],
      [late, 'late'],
      [absent, 'absent'],
    ])
      await done(admin, 'POST', '/attendance', { meetingId: lesson?.id, studentId, status });
    expect((await ask(`updatedSince=${before}`)).learners).toEqual([]);
    // Marked, asked for, completed: whoever asks for what is new since hears of it.
    const asked = new Date().toISOString();
    await done(admin, 'POST', `/meetings/${lesson?.id}/complete`, {});
    await push(key, event(late, { eventId: 'after-the-lesson' }));
    await push(key, event('new-1', { eventId: 'another', occurredAt: '2024-06-03T09:00:00Z' }));
    // Lessons of this course take an hour.
    const lastActiveAt = new Date(Date.parse(lesson?.startsAt ?? '') + 3_600_000).toISOString();
    const [first, ...others] = (await ask(`updatedSince=${asked}`)).learners;
    // Nobody ever reported anything of them: they stand before all of whom something was.
    expect(first).toEqual({ learnerId: there, lastActiveAt });
    expect(new Set(others.map(({ learnerId }) => learnerId))).toEqual(new Set([late, 'new-1']));
    expect(others).toHaveLength(2);
    expect((await ask(`updatedSince=${new Date().toISOString()}`)).learners).toEqual([]);

    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const page = await ask(`updatedSince=${asked}&limit=1&cursor=${cursor}`);
      seen.push(...page.learners.map(({ learnerId }) => learnerId));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([first, ...others].map((one) => one?.learnerId));
  });
});

it('the summary counts who was active in the range, what they did, and how much they master', async () => {
  const summary = bodyOf<Record<string, unknown>>(await key('GET', '/public/analytics/summary?from=2024-05-20&to=2024-05-20'));
  expect(summary).toEqual({
    ...{ tenantId: 'tenant-456', from: '2024-05-20', to: '2024-05-20' },
    // learner-123 with one attempt, day-1 with two that cover their day.
    ...{ activeLearners: 2, totalSessions: 3, totalTimeMinutes: 70, averageMastery: expect.closeTo(0.7, 1) },
    masteryDistribution: [0, 0, 0, 2, 0].map((learners, place) => ({ from: place / 5, to: (place + 1) / 5, learners })),
    completion: { expected: 0, attended: 0, rate: null },
  });
  expect((await key('GET', '/public/analytics/summary?from=2024-05-20&to=2024-05-19')).status).toBe(400);
});

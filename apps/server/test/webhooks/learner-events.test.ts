import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rebuildLearner } from '../../src/modules/progress/rebuild.ts';
import { systemCaller } from '../../src/platform/caller.ts';
import { inTenant } from '../../src/platform/db/transactions.ts';
import { attempt, daily, learningEvent, sendFacts, summary } from '../support/app-client.ts';
import { type Api, addStudents, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import {
  addFamily,
  done,
  type MeetingSeen,
  meetingsOf,
  openCycle,
  openPlace,
  type RegistrationSeen,
  registerIn,
} from '../support/teaching.ts';

let server: TestServer;
let admin: Api;

beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server);
  admin = await signIn(server, 'admin');
  await addStudents(
    server,
    'driving',
    Array.from({ length: 20 }, (_, n) => `s${n}`),
  );
});
afterAll(() => server.close());

/** What was told of a learner under this name, in order. */
async function told(type: string, learnerId: string): Promise<Record<string, unknown>[]> {
  const rows = await server.database.look<{ data: Record<string, unknown> }>(
    `SELECT data FROM events WHERE type = $1 AND subject = $2 ORDER BY seq`,
    [type, learnerId],
  );
  return rows.map(({ data }) => data);
}

async function send(kind: string, fact: object): Promise<string | undefined> {
  const { status, body } = await sendFacts(server.url, kind, fact);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.status;
}

/** An attempt on one topic. */
const answered = (studentId: string, id: string, correct: number, total: number, more: object = {}) =>
  attempt(studentId, id, { topicBreakdown: [{ topicId: 'signs', total, correct, accuracy: (100 * correct) / total }], ...more });

describe('BASELINE_COMPLETED', () => {
  it('is told of the first attempt of that mode, however it is spelled, with its results by topic', async () => {
    await send('attempt', answered('s0', 'a0-1', 5, 10));
    await send('attempt', answered('s0', 'a0-2', 6, 10, { mode: 'Baseline' }));
    await send('attempt', answered('s0', 'a0-3', 7, 10, { mode: 'BASELINE' }));
    await send('attempt', answered('s0', 'a0-2', 6, 10, { mode: 'Baseline' }));
    expect(await told('BASELINE_COMPLETED', 's0')).toEqual([
      { baselineId: 'a0-2', learnerId: 's0', results: [{ topicId: 'signs', total: 10, correct: 6, accuracy: 60 }] },
    ]);
  });

  it('is told once when several come at the same moment', async () => {
    const ids = Array.from({ length: 30 }, (_, n) => `a1-${n}`);
    await Promise.all(ids.map((id) => send('attempt', answered('s1', id, 5, 10, { mode: 'BASELINE' }))));
    expect(await told('BASELINE_COMPLETED', 's1')).toHaveLength(1);
    expect(await told('SESSION_COMPLETED', 's1')).toHaveLength(30);
  });
});

describe('MASTERY_MILESTONE', () => {
  it('is told for each level reached from below, and not again before it was lost', async () => {
    // (correct + 1) / (total + 2), as everything is of one moment: 0.4, 0.6, 0.545, 0.839.
    for (const [n, [correct, total]] of [
      [1, 3],
      [4, 5],
      [0, 1],
      [20, 20],
    ].entries())
      await send('attempt', answered('s2', `a2-${n}`, correct ?? 0, total ?? 0));
    const milestones = await told('MASTERY_MILESTONE', 's2');
    expect(milestones).toEqual([
      { learnerId: 's2', skill: 'signs', level: 'developing', previousMastery: 0.4, mastery: 0.6 },
      {
        learnerId: 's2',
        skill: 'signs',
        level: 'proficient',
        previousMastery: expect.closeTo(6 / 11, 6),
        mastery: expect.closeTo(26 / 31, 6),
      },
    ]);
  });

  it('is told of a weak topic that a day’s practice names no longer as weak', async () => {
    await send('attempt', answered('s3', 'a3', 1, 2));
    const weak = (accuracy: number, hour: number) =>
      daily('s3', { topWeakTopics: [{ topicId: 'speed', accuracy }], lastActiveAt: `2026-02-19T1${hour}:00:00+07:00` });
    await send('daily', weak(0, 1));
    expect((await told('MASTERY_MILESTONE', 's3')).map(({ skill }) => skill)).toEqual(['signs']);
    await send('daily', weak(90, 2));
    expect((await told('MASTERY_MILESTONE', 's3')).map(({ skill, level }) => [skill, level])).toEqual([
      ['signs', 'developing'],
      ['speed', 'developing'],
    ]);
  });

  it('is not told again by a rebuild', async () => {
    await send('attempt', answered('s4', 'a4', 20, 20, { mode: 'BASELINE' }));
    const events = () => server.database.look<{ n: number }>('SELECT count(*)::int AS n FROM events');
    const before = await events();
    await inTenant(server.app.system.database, systemCaller('driving', 'system', 'test'), (tx) => rebuildLearner(tx, 's4'));
    expect(await events()).toEqual(before);
    await send('attempt', answered('s4', 'a4-again', 20, 20, { mode: 'BASELINE' }));
    expect([await told('BASELINE_COMPLETED', 's4'), await told('MASTERY_MILESTONE', 's4')].map(({ length }) => length)).toEqual([1, 1]);
  });
});

describe('GOAL_COMPLETED', () => {
  it('is told of an app’s event of that type, once', async () => {
    const goal = { goalId: 'g1', goal: { title: 'A hundred questions', target: 100 } };
    await send('events', learningEvent('s5', 'e5-1', { type: 'GOAL_COMPLETED', payload: goal }));
    expect(await send('events', learningEvent('s5', 'e5-1', { type: 'GOAL_COMPLETED', payload: goal }))).toBe('duplicate');
    await send('events', learningEvent('s5', 'e5-2', { type: 'goal_completed', payload: { minutes: 20 } }));
    await send('events', learningEvent('s5', 'e5-3', { type: 'DAILY_COMPLETED' }));
    expect(await told('GOAL_COMPLETED', 's5')).toEqual([
      { goalId: 'g1', learnerId: 's5', goal: goal.goal },
      { goalId: 'e5-2', learnerId: 's5', goal: { minutes: 20 } },
    ]);
  });

  it('says what the app said, whatever that is', async () => {
    const payloads = [null, 'ten questions', 7, ['a', 'b'], { goalId: 5, goal: null }, { 2: 'two', 10: 'ten' }];
    for (const [n, payload] of payloads.entries())
      await send('events', learningEvent('s6', `e6-${n}`, { type: 'GOAL_COMPLETED', payload }));
    expect((await told('GOAL_COMPLETED', 's6')).map(({ goal }) => goal)).toEqual([
      null,
      'ten questions',
      7,
      ['a', 'b'],
      null,
      { 2: 'two', 10: 'ten' },
    ]);
  });
});

describe('RECOMMENDATION_CREATED', () => {
  it('is told of a newer plan, under an id of its own that follows from the stored summary', async () => {
    await send('ai-summary', summary('s7', '2026-02-19T13:02:00+07:00'));
    await send('ai-summary', summary('s7', '2026-02-19T13:01:00+07:00'));
    await send('ai-summary', summary('s7', '2026-02-19T13:03:00+07:00', { todayPlan: ['Rest'] }));
    const plans = await told('RECOMMENDATION_CREATED', 's7');
    expect(plans).toEqual([
      {
        ...{ recommendationId: expect.stringMatching(/^rec_[\w-]{22}$/), learnerId: 's7', todayPlan: ['Ôn 10 câu đến hạn'] },
        ...{ strengths: ['Biển báo nhận nhanh'], weaknesses: ['Ưu tiên'], passProbability: 82 },
      },
      expect.objectContaining({ todayPlan: ['Rest'] }),
    ]);
    expect(plans[0]?.recommendationId).not.toBe(plans[1]?.recommendationId);
  });
});

describe('SESSION_COMPLETED of a lesson', () => {
  const mark = (meetingId: string, studentId: string, status: string) =>
    done<{ id: string }>(admin, 'POST', `/meetings/${meetingId}/attendance`, { studentId, status });

  /** A cycle with so many students in it, and its first lesson. */
  async function lessonWith(students: number): Promise<{ meeting: MeetingSeen; studentIds: string[] }> {
    const cycle = await openCycle(admin, await openPlace(admin));
    const { studentIds } = await addFamily(admin, students);
    for (const id of studentIds) await registerIn(admin, cycle.id, id);
    const [meeting] = await meetingsOf(admin, cycle.id);
    if (!meeting) throw new Error('a cycle of four meetings has a first');
    return { meeting, studentIds };
  }

  it('is told of who was there, late or not, once it is completed', async () => {
    const { meeting, studentIds } = await lessonWith(3);
    const [present = '', late = '', absent = ''] = studentIds;
    const { id } = await mark(meeting.id, present, 'present');
    await mark(meeting.id, late, 'late');
    await mark(meeting.id, absent, 'absent');
    expect(await told('SESSION_COMPLETED', present)).toEqual([]);
    await done(admin, 'POST', `/meetings/${meeting.id}/complete`, {});
    expect(await told('SESSION_COMPLETED', present)).toEqual([
      {
        ...{ sessionId: id, learnerId: present, sessionType: 'meeting', subject: 'programming', durationMinutes: 60, score: null },
        ...{ startedAt: meeting.startsAt, endedAt: '2031-09-01T10:00:00Z' },
      },
    ]);
    expect([await told('SESSION_COMPLETED', late), await told('SESSION_COMPLETED', absent)].map(({ length }) => length)).toEqual([1, 0]);
  });

  it('is told when a mark of a completed one becomes so, and never twice', async () => {
    const { meeting, studentIds } = await lessonWith(1);
    const [student = ''] = studentIds;
    await mark(meeting.id, student, 'absent');
    await done(admin, 'POST', `/meetings/${meeting.id}/complete`, {});
    expect(await told('SESSION_COMPLETED', student)).toEqual([]);
    const { id } = await mark(meeting.id, student, 'present');
    expect(await told('SESSION_COMPLETED', student)).toHaveLength(1);
    for (const status of ['late', 'absent', 'present']) await mark(meeting.id, student, status);
    expect((await admin('DELETE', `/api/v1/attendance/${id}`)).status).toBe(204);
    expect((await mark(meeting.id, student, 'present')).id).not.toBe(id);
    expect(await told('SESSION_COMPLETED', student)).toHaveLength(1);
  });

  it('is told of each lesson a student was at', async () => {
    const cycle = await openCycle(admin, await openPlace(admin));
    const [student = ''] = (await addFamily(admin, 1)).studentIds;
    await registerIn(admin, cycle.id, student);
    const meetings = await meetingsOf(admin, cycle.id);
    for (const { id } of meetings) await mark(id, student, 'present');
    for (const { id } of meetings) await done(admin, 'POST', `/meetings/${id}/complete`, {});
    expect(new Set((await told('SESSION_COMPLETED', student)).map(({ sessionId }) => sessionId)).size).toBe(4);
  });
});

describe('CONTENT_ASSIGNED', () => {
  it('is told of who is registered in a cycle, and of who waits only once they have the place', async () => {
    const cycle = await openCycle(admin, await openPlace(admin), { name: 'Robots', maxStudents: 1 });
    const [first = '', second = ''] = (await addFamily(admin, 2)).studentIds;
    const registered = await registerIn(admin, cycle.id, first);
    const waiting = await registerIn(admin, cycle.id, second);
    const assigned = (id: string, learnerId: string) => [
      { assignmentId: id, learnerId, contentType: 'cycle', contentId: cycle.id, title: 'Robots' },
    ];
    expect(await told('CONTENT_ASSIGNED', first)).toEqual(assigned(registered.id, first));
    expect(await told('CONTENT_ASSIGNED', second)).toEqual([]);
    await done<RegistrationSeen>(admin, 'POST', `/registrations/${registered.id}/cancel`, { reason: 'Moves' });
    expect(await told('CONTENT_ASSIGNED', second)).toEqual(assigned(waiting.id, second));
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeKey } from '../support/keys.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import type { Api } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';
import { bodyOf, event, LEARNER_SCOPES, openLearnerSchool, progressOf, push, sessionsOf } from './learner-school.ts';

let server: TestServer;
let admin: Api;
let key: Api;
let other: Api;

const ALL = { shareProgress: true, shareSessions: true, shareAnalytics: true, acceptExternalEvents: true, anonymiseLearners: false };
const change = async (settings: Partial<typeof ALL>) => {
  const answer = await admin('PATCH', '/api/v1/settings', settings);
  expect([answer.status, dataOf(answer)]).toMatchObject([200, settings]);
};

beforeAll(async () => {
  server = await startTestServer({ isPatient: true, environment: { WEBHOOK_ALLOW_PRIVATE: 'true' } });
  ({ admin, key } = await openLearnerSchool(server, ['learner-1', 'learner-2', `${'long-'.repeat(12)}1234`]));
  other = (await makeKey(server, admin, { scopes: LEARNER_SCOPES })).api;
});
afterAll(() => server.close());
beforeEach(() => change(ALL));

describe('a kind of sharing that is switched off', () => {
  const kinds: [keyof typeof ALL, () => Promise<{ status: number; body: object }>][] = [
    ['shareProgress', () => key('GET', '/public/learners/learner-1/progress')],
    ['shareProgress', () => key('GET', '/public/learners')],
    ['shareSessions', () => key('GET', '/public/learners/learner-1/sessions')],
    ['shareAnalytics', () => key('GET', '/public/analytics/summary')],
    ['acceptExternalEvents', () => push(key, event('learner-1', { eventId: 'switched' }))],
  ];
  it.each(kinds)('%s is DATA_ACCESS_DISABLED, from the next request on, and the other kinds go on', async (name, ask) => {
    expect((await ask()).status).toBeLessThan(300);
    await change({ [name]: false });
    expect(await ask()).toMatchObject({ status: 403, body: { error: 'DATA_ACCESS_DISABLED', message: expect.stringMatching(/\w/) } });
    for (const [kind, askFor] of kinds) if (kind !== name) expect((await askFor()).status, kind).toBeLessThan(300);
  });

  it('says the same of learners that there are and that there are not', async () => {
    await change({ shareProgress: false });
    const [known, unknown] = [
      await key('GET', '/public/learners/learner-1/progress'),
      await key('GET', '/public/learners/nobody/progress'),
    ];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
  });
});

describe('anonymised learners', () => {
  const told = async (api: Api) => {
    const { learners } = bodyOf<{ learners: { learnerId: string }[] }>(await api('GET', '/public/learners?limit=100'));
    return learners.map(({ learnerId }) => learnerId);
  };

  it('have ids that the same key is understood by, always the same, and no other key', async () => {
    await push(key, event('learner-1', { eventId: 'anonymous' }));
    const before = await progressOf(key, 'learner-1');
    await change({ anonymiseLearners: true });
    const ids = await told(key);
    expect(ids).toHaveLength(3);
    for (const id of ids) expect(id).toMatch(/^lrn_[A-Za-z0-9_-]{59,}$/);
    expect(new Set(await told(key))).toEqual(new Set(ids));
    const all = await Promise.all(ids.map((id) => progressOf(key, id)));
    expect(all.map(({ learnerId }) => learnerId)).toEqual(ids);
    const found = all.filter(({ totalSessions }) => totalSessions === before.totalSessions);
    expect(found).toEqual([{ ...before, learnerId: found[0]?.learnerId }]);
    const others = await told(other);
    for (const id of ids) {
      expect(others).not.toContain(id);
      expect((await other('GET', `/public/learners/${id}/progress`)).status).toBe(404);
    }
  });

  it('are not found by their own ids any more, and appear nowhere', async () => {
    await push(key, event('learner-1', { eventId: 'nowhere' }));
    await change({ anonymiseLearners: true });
    expect((await key('GET', '/public/learners/learner-1/progress')).status).toBe(404);
    expect((await push(key, event('learner-1'))).status).toBe(422);
    const page = await key('GET', '/public/learners?limit=1');
    const { nextCursor } = bodyOf<{ nextCursor: string }>(page);
    expect(Buffer.from(nextCursor, 'base64url').toString()).not.toMatch(/learner-|long-/);
    for (const id of await told(key)) expect(JSON.stringify(await sessionsOf(key, id))).not.toMatch(/learner-\d|long-long/);
  });

  it('are reported of by their stand-ins, however long: the same event as under the own id is a duplicate', async () => {
    const long = `${'long-'.repeat(12)}1234`;
    expect((await push(key, event(long, { eventId: 'by-own-id' }))).status).toBe(201);
    await change({ anonymiseLearners: true });
    const all = await Promise.all((await told(key)).map((id) => push(key, event(id, { eventId: 'by-own-id' }))));
    expect(all.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });
});

describe('webhooks', () => {
  const listen = async (receiver: Receiver, fields: object = {}) => {
    const answer = await admin('POST', '/api/v1/webhooks', { url: receiver.url, eventTypes: ['SESSION_COMPLETED'], ...fields });
    expect(answer.status).toBe(201);
    return dataOf<{ id: string }>(answer).id;
  };
  type Told = { data: { learnerId: string; sessionId: string; subject: string } };
  const arrived = async (receiver: Receiver, count: number): Promise<Told[]> => {
    await expect.poll(() => receiver.received.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(count);
    return receiver.received.map(({ body }) => JSON.parse(body) as Told);
  };

  it('are told nothing of a kind that is switched off', async () => {
    const receiver = await startReceiver();
    const id = await listen(receiver);
    await change({ shareSessions: false });
    await push(key, event('learner-2', { eventId: 'unshared', contentTitle: 'Not shared' }));
    await change({ shareSessions: true });
    await push(key, event('learner-2', { eventId: 'shared', contentTitle: 'Shared' }));
    const [first] = await arrived(receiver, 1);
    expect(first?.data.subject).toBe('Shared');
    const deliveries = dataOf<unknown[]>(await admin('GET', `/api/v1/webhooks/${id}/deliveries`));
    expect(deliveries).toHaveLength(1);
    await receiver.close();
  });

  it('name learners by stand-ins where the endpoint or the school says so, each by its own', async () => {
    const [open, masked, another] = [await startReceiver(), await startReceiver(), await startReceiver()];
    await listen(open);
    await listen(masked, { anonymiseLearners: true });
    await listen(another, { anonymiseLearners: true });
    await push(key, event('learner-2', { eventId: 'told-1', contentId: 'only-two' }));
    const [plain] = await arrived(open, 1);
    expect(plain?.data).toMatchObject({ learnerId: 'learner-2', sessionId: 'khan-academy:told-1' });
    const [[one], [two]] = [await arrived(masked, 1), await arrived(another, 1)];
    expect(one?.data).toMatchObject({ learnerId: expect.stringMatching(/^lrn_/), sessionId: expect.stringMatching(/^ses_/) });
    expect(two?.data.learnerId).not.toBe(one?.data.learnerId);
    await change({ anonymiseLearners: true });
    await push(other, event(await knownBy('only-two'), { eventId: 'told-2' }));
    expect((await arrived(open, 2))[1]?.data.learnerId).toMatch(/^lrn_/);
    expect((await arrived(masked, 2))[1]?.data.learnerId).toBe(one?.data.learnerId);
    await Promise.all([open.close(), masked.close(), another.close()]);
  });

  /** How `other` knows the learner of a skill that only one has. */
  async function knownBy(skill: string): Promise<string> {
    const { learners } = bodyOf<{ learners: { learnerId: string }[] }>(await other('GET', '/public/learners?limit=100'));
    const all = await Promise.all(learners.map(({ learnerId }) => progressOf(other, learnerId)));
    return all.find(({ skillMastery }) => skill in skillMastery)?.learnerId ?? '';
  }
});

import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AttendanceSuggestions } from '../../src/modules/meeting-rooms/suggestions/suggestion-schemas.ts';
import { RateLimits } from '../../src/platform/http/rate-limits.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { addFamily, done, meetingsOf, openCycle, openPlace, registerIn } from '../support/teaching.ts';
import { sendZoom, ZOOM_SECRET } from '../support/zoom.ts';

let server: TestServer;
let admin: Api;

beforeAll(async () => {
  server = await startTestServer({ environment: { ZOOM_WEBHOOK_SECRET: 'the-secret-of-the-installation' } });
  for (const id of ['driving', 'coding', 'chess']) await openSchool(server, id, { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
  await done(admin, 'PATCH', '/settings/meeting-rooms', { zoomWebhookSecret: ZOOM_SECRET });
  await done(await signIn(server, 'admin', 'coding'), 'PATCH', '/settings/meeting-rooms', { zoomWebhookSecret: 'another-secret' });
});
beforeEach(() => {
  server.app.system.limits = new RateLimits(null);
});
afterAll(() => server.close());

let rooms = 0;

/** A cycle of Mondays in 2031, 16:00 in Jerusalem, joined in one Zoom room, with two students. */
async function openRoom(api = admin) {
  const room = String(81_000_000_000 + rooms++);
  const cycle = await openCycle(api, await openPlace(api), { joinUrl: `https://us02web.zoom.us/j/${room}?pwd=abc` });
  const { studentIds } = await addFamily(api, 2);
  const registrationIds: string[] = [];
  for (const studentId of studentIds) registrationIds.push((await registerIn(api, cycle.id, studentId)).id);
  const [first, second] = await meetingsOf(api, cycle.id);
  if (!first || !second) throw new Error('the cycle has lessons');
  const names = await Promise.all(studentIds.map(async (id) => (await done<{ name: string }>(api, 'GET', `/students/${id}`)).name));
  return { room, meetingId: first.id, nextId: second.id, studentIds, registrationIds, names };
}

const message = (event: string, object: object) => ({ event, event_ts: Date.now(), payload: { account_id: 'A', object } });
const joined = (room: string, user_name: string, join_time: string) =>
  message('meeting.participant_joined', { id: room, participant: { user_id: '1', user_name, email: '', join_time } });
const left = (room: string, user_name: string, leave_time: string) =>
  message('meeting.participant_left', { id: room, participant: { user_id: '1', user_name, email: '', leave_time } });
const suggestions = (id: string, api = admin) => done<AttendanceSuggestions>(api, 'GET', `/meetings/${id}/attendance-suggestions`);
const recordingOf = async (id: string) => (await done<{ recordingUrl: string | null }>(admin, 'GET', `/meetings/${id}`)).recordingUrl;
const ok = { status: 200, body: { received: true } };

describe('Zoom’s door', () => {
  const validation = { event: 'endpoint.url_validation', event_ts: 1, payload: { plainToken: 'qgg8vlvZRS6UYooatFL8Aw' } };
  const encryptedToken = (secret: string) => createHmac('sha256', secret).update('qgg8vlvZRS6UYooatFL8Aw').digest('hex');

  it.each(['/public/zoom-webhook', '/api/v1/public/zoom-webhook', '/public/zoom-webhook/driving', '/api/v1/public/zoom-webhook/driving'])(
    'proves at %s that the address is the school’s',
    async (path) => {
      expect(await sendZoom(server.url, validation, { path })).toEqual({
        status: 200,
        body: { plainToken: 'qgg8vlvZRS6UYooatFL8Aw', encryptedToken: encryptedToken(ZOOM_SECRET) },
      });
    },
  );

  it('opens with the installation’s secret for a school that has none of its own, and for no other', async () => {
    const secret = 'the-secret-of-the-installation';
    const answer = await sendZoom(server.url, validation, { path: '/public/zoom-webhook/chess', secret });
    expect(answer.body.encryptedToken).toBe(encryptedToken(secret));
    expect((await sendZoom(server.url, validation, { secret })).status).toBe(401);
  });

  const now = () => Math.floor(Date.now() / 1000);
  const attacks: [string, () => Parameters<typeof sendZoom>[2]][] = [
    ['with a byte changed on the way', () => ({ wire: JSON.stringify(validation).replace('qgg8', 'qgg9') })],
    ['signed six minutes ago', () => ({ timestamp: now() - 360 })],
    ['signed six minutes from now', () => ({ timestamp: now() + 360 })],
    ['with a timestamp in milliseconds', () => ({ timestamp: Date.now() })],
    ['with a timestamp of words', () => ({ timestamp: 'today' })],
    ['without a version', () => ({ signature: createHmac('sha256', ZOOM_SECRET).update('x').digest('hex') })],
    ['with an empty signature', () => ({ signature: '' })],
    ['signed by another school', () => ({ secret: 'another-secret' })],
    ['to another school, signed by this one', () => ({ path: '/public/zoom-webhook/coding' })],
    ['to a school that does not exist', () => ({ path: '/public/zoom-webhook/nowhere' })],
  ];
  it.each(attacks)('refuses a message %s, always in the same words', async (_what, options) => {
    const { status, body } = await sendZoom(server.url, validation, options());
    expect(status).toBe(401);
    const other = await sendZoom(server.url, validation, { signature: 'v0=00' });
    expect(body.error).toEqual(other.body.error);
  });

  describe('knocked at with wrong signatures', () => {
    let behindProxy: TestServer;
    beforeAll(async () => {
      behindProxy = await startTestServer({ database: server.database, environment: { TRUST_PROXY: '1' }, runsJobs: false });
    });
    beforeEach(() => {
      behindProxy.app.system.limits = new RateLimits(null);
    });
    afterAll(() => behindProxy.close());

    const strange = message('user.created', { id: 'x' });
    const send = (from: string, options: Parameters<typeof sendZoom>[2] = {}) => sendZoom(behindProxy.url, strange, { from, ...options });
    async function sendWrong(from: string, count: number, schoolOf: (n: number) => string): Promise<number[]> {
      const statuses: number[] = [];
      for (let n = 0; n < count; n += 50) {
        const some = Array.from({ length: Math.min(50, count - n) }, (_, place) =>
          send(from, { signature: 'v0=00', path: `/public/zoom-webhook/${schoolOf(n + place)}` }),
        );
        for (const { status } of await Promise.all(some)) statuses.push(status);
      }
      return statuses;
    }
    const wrongOnes = (count: number) => Array.from({ length: count }, () => 401);

    it('it stays shut to that address for a while and says how long; to other addresses and schools it is open', async () => {
      expect(await sendWrong('203.0.113.5', 300, () => 'driving')).toEqual(wrongOnes(300));
      const shut = await send('203.0.113.5', { signature: 'v0=00' });
      expect([shut.status, shut.body.error]).toEqual([429, expect.objectContaining({ code: 'RATE_LIMITED' })]);
      expect(Number(shut.retryAfter)).toBeGreaterThan(3000);
      // A right signature is not looked at any more: there is no telling it from a guess that hit.
      expect((await send('203.0.113.5')).status).toBe(429);
      expect(await send('203.0.113.6')).toEqual(ok);
      expect(await send('203.0.113.5', { path: '/public/zoom-webhook/coding', secret: 'another-secret' })).toEqual(ok);
    });

    it('what is refused for one school goes to no other’s account, and invented schools have one together', async () => {
      // More than an address may get wrong of all schools; the most of it is refused unseen.
      const one = await sendWrong('203.0.113.7', 3100, () => 'driving');
      expect(one.filter((status) => status === 401)).toHaveLength(300);
      expect(await send('203.0.113.7', { path: '/public/zoom-webhook/coding', secret: 'another-secret' })).toEqual(ok);
      expect(await sendWrong('203.0.113.7', 2700, (n) => `nowhere-${n}`)).toEqual(wrongOnes(2700));
      expect(await sendWrong('203.0.113.7', 1, () => 'nowhere-else')).toEqual([429]);
    });

    it('right ones count for nothing', async () => {
      for (let n = 0; n < 320; n += 40) {
        const some = await Promise.all(Array.from({ length: 40 }, () => send('203.0.113.8')));
        expect(some.every(({ status }) => status === 200)).toBe(true);
      }
      expect(await sendWrong('203.0.113.8', 300, () => 'driving')).toEqual(wrongOnes(300));
    });
  });

  it('refuses a replayed message once its five minutes are over, and hears one of them once before', async () => {
    const { room, meetingId } = await openRoom();
    const started = message('meeting.started', { id: room, start_time: '2031-09-01T13:01:00Z' });
    const timestamp = now() - 295;
    expect(await sendZoom(server.url, started, { timestamp })).toEqual(ok);
    expect(await sendZoom(server.url, started, { timestamp })).toEqual(ok);
    const heard = await server.database.look(`SELECT action FROM audit_log WHERE entity_id = $1 AND action = 'meeting.room_opened'`, [
      meetingId,
    ]);
    expect(heard).toHaveLength(1);
    expect((await sendZoom(server.url, started, { timestamp: timestamp - 10 })).status).toBe(401);
  });

  it('takes what it does not know, what says too little, and rooms of no lesson, and does nothing', async () => {
    const { room, meetingId } = await openRoom();
    const before = await server.database.look('SELECT count(*) FROM audit_log');
    for (const strange of [
      message('user.created', { id: 'x' }),
      message('meeting.started', { id: room }),
      message('meeting.started', { id: room, start_time: 'soon' }),
      message('meeting.started', { id: '99999999999', start_time: '2031-09-01T13:01:00Z' }),
      message('meeting.started', { id: room, start_time: '2032-09-01T13:01:00Z' }),
      message('recording.completed', { id: room, start_time: '2031-09-01T13:01:00Z', share_url: 'javascript:alert(1)' }),
      { event: 'endpoint.url_validation', payload: {} },
    ])
      expect(await sendZoom(server.url, strange)).toEqual(ok);
    expect(await server.database.look('SELECT count(*) FROM audit_log')).toEqual(before);
    expect(await suggestions(meetingId)).toMatchObject({ startedAt: null, people: [] });
  });
});

describe('what a room tells', () => {
  it('is when the lesson really began and ended, of the lesson of that week', async () => {
    const { room, meetingId, nextId } = await openRoom();
    await sendZoom(server.url, message('meeting.started', { id: room, start_time: '2031-09-08T12:58:00Z' }));
    await sendZoom(
      server.url,
      message('meeting.ended', { id: room, start_time: '2031-09-08T12:58:00Z', end_time: '2031-09-08T14:03:00Z' }),
    );
    expect(await suggestions(nextId)).toMatchObject({ startedAt: '2031-09-08T12:58:00Z', endedAt: '2031-09-08T14:03:00Z' });
    expect(await suggestions(meetingId)).toMatchObject({ startedAt: null, endedAt: null });
  });

  it('is where it can be watched, told as meeting.updated, once, and never over what somebody wrote', async () => {
    const { room, meetingId, nextId } = await openRoom();
    const recorded = (day: string, share_url: string) =>
      message('recording.completed', { id: Number(room), start_time: `2031-09-${day}T13:00:00Z`, share_url });
    await sendZoom(server.url, recorded('01', 'https://zoom.us/rec/share/one'));
    await sendZoom(server.url, recorded('01', 'https://zoom.us/rec/share/two'));
    expect(await recordingOf(meetingId)).toBe('https://zoom.us/rec/share/one');
    const told = await server.database.look<{ data: { recordingUrl: string } }>(
      `SELECT data FROM events WHERE type = 'meeting.updated' AND subject = $1`,
      [meetingId],
    );
    expect(told.map(({ data }) => data.recordingUrl)).toEqual(['https://zoom.us/rec/share/one']);
    await done(admin, 'PATCH', `/meetings/${nextId}`, { recordingUrl: 'https://school.example/video' });
    await sendZoom(server.url, recorded('08', 'https://zoom.us/rec/share/three'));
    expect(await recordingOf(nextId)).toBe('https://school.example/video');
  });

  it('is who was there, whatever order it comes in, and marks nobody until somebody confirms', async () => {
    const { room, meetingId, studentIds, names } = await openRoom();
    const [adam = '', noa = ''] = names;
    await sendZoom(server.url, left(room, adam, '2031-09-01T13:40:00Z'));
    await sendZoom(server.url, joined(room, adam, '2031-09-01T13:02:00Z'));
    await sendZoom(server.url, joined(room, adam, '2031-09-01T13:30:00Z'));
    await sendZoom(server.url, joined(room, `${noa} (iPad)`, '2031-09-01T13:20:00Z'));
    await sendZoom(server.url, joined(room, 'Grandma', '2031-09-01T13:05:00Z'));
    const { people } = await suggestions(meetingId);
    expect(people.map(({ student, suggested, joinedAt, leftAt }) => [student?.id ?? null, suggested, joinedAt, leftAt])).toEqual([
      [studentIds[0], 'present', '2031-09-01T13:02:00Z', '2031-09-01T13:40:00Z'],
      [studentIds[1], 'late', '2031-09-01T13:20:00Z', null],
      [null, null, '2031-09-01T13:05:00Z', null],
    ]);
    expect(await server.database.look('SELECT 1 FROM attendance WHERE meeting_id = $1', [meetingId])).toEqual([]);
    const roll = await done<{ marked: { studentId: string; status: string }[] }>(
      admin,
      'POST',
      `/meetings/${meetingId}/attendance-suggestions/confirm`,
      {},
    );
    expect(Object.fromEntries(roll.marked.map(({ studentId, status }) => [studentId, status]))).toEqual({
      [studentIds[0] ?? '']: 'present',
      [studentIds[1] ?? '']: 'late',
    });
  });

  it('changes no mark that somebody made, and can be taken of some alone', async () => {
    const { room, meetingId, studentIds, names } = await openRoom();
    const [first = '', second = ''] = studentIds;
    for (const name of names) await sendZoom(server.url, joined(room, name, '2031-09-01T13:00:00Z'));
    await done(admin, 'POST', `/meetings/${meetingId}/attendance`, { studentId: first, status: 'excused' });
    const path = `/api/v1/meetings/${meetingId}/attendance-suggestions/confirm`;
    expect((await admin('POST', path, { studentIds: [first] })).body.error).toMatchObject({ reason: 'nobody_to_confirm' });
    await admin('POST', path, {});
    const { people } = await suggestions(meetingId);
    expect(Object.fromEntries(people.map(({ student, marked }) => [student?.id, marked]))).toEqual({
      [first]: 'excused',
      [second]: 'present',
    });
  });

  it('stays in its school, though another has a room of the same number', async () => {
    const { room, meetingId, names } = await openRoom();
    const coding = await signIn(server, 'admin', 'coding');
    const other = await openCycle(coding, await openPlace(coding), { joinUrl: `https://zoom.us/j/${room}` });
    const [otherMeeting] = await meetingsOf(coding, other.id);
    await sendZoom(server.url, joined(room, names[0] ?? '', '2031-09-01T13:00:00Z'), {
      path: '/public/zoom-webhook/coding',
      secret: 'another-secret',
    });
    expect((await suggestions(meetingId)).people).toEqual([]);
    expect((await suggestions(otherMeeting?.id ?? '', coding)).people).toMatchObject([{ name: names[0], student: null }]);
  });

  it('tells no e-mail to anybody, and is forgotten with the family', async () => {
    const { room, meetingId, studentIds, registrationIds } = await openRoom();
    const { customerId } = await done<{ customerId: string }>(admin, 'GET', `/students/${studentIds[0]}`);
    await done(admin, 'PATCH', `/students/${studentIds[0]}`, { email: 'superman@levi.example' });
    const participant = { user_name: 'Superman', email: 'Superman@Levi.example', join_time: '2031-09-01T13:00:00Z' };
    await sendZoom(server.url, message('meeting.participant_joined', { id: room, participant }));
    const seen = await suggestions(meetingId);
    expect(seen.people[0]?.student?.id).toBe(studentIds[0]);
    expect(JSON.stringify(seen)).not.toContain('levi.example');
    for (const id of registrationIds) await done(admin, 'POST', `/registrations/${id}/cancel`, { reason: 'Moves away' });
    const { name } = await done<{ name: string }>(admin, 'GET', `/customers/${customerId}`);
    const erased = await admin('POST', `/api/v1/customers/${customerId}/erasure`, { confirm: name, reason: 'requested' });
    expect(erased.status, JSON.stringify(erased.body)).toBeLessThan(300);
    expect(await server.database.look('SELECT 1 FROM room_participants WHERE meeting_id = $1', [meetingId])).toEqual([]);
  });
});

describe('the secret of a school’s Zoom account', () => {
  it('is kept sealed, never shown, and forgotten when asked', async () => {
    const chess = await signIn(server, 'admin', 'chess');
    const settings = await done(chess, 'PATCH', '/settings/meeting-rooms', { zoomWebhookSecret: 'the-secret-of-chess' });
    expect(settings).toEqual({ hasZoomSecret: true, zoomWebhookUrl: expect.stringMatching(/\/public\/zoom-webhook\/chess$/) });
    const rows = await server.database.look<{ text: string }>(
      `SELECT zoom_secret AS text FROM meeting_room_settings UNION ALL SELECT to_jsonb(a)::text FROM audit_log a`,
    );
    expect(rows.filter(({ text }) => text.includes('the-secret-of-chess'))).toEqual([]);
    expect(await done(chess, 'PATCH', '/settings/meeting-rooms', { zoomWebhookSecret: null })).toMatchObject({ hasZoomSecret: false });
  });
});

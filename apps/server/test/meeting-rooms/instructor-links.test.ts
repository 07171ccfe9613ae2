import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LinkedMeeting } from '../../src/modules/meeting-rooms/links/link-schemas.ts';
import { RateLimits } from '../../src/platform/http/rate-limits.ts';
import { type Answer, type Api, apiWith, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { addFamily, done, meetingsOf, openCycle, openPlace, type Place, registerIn } from '../support/teaching.ts';

const HOUR_MS = 3_600_000;
/** The first Monday of a cycle, 16:00 in Jerusalem. */
const LESSON = Date.parse('2031-09-01T13:00:00Z');
let elsewhen: number | null = null;
let server: TestServer;
let admin: Api;
let nobody: Api;

beforeAll(async () => {
  server = await startTestServer({ clock: () => elsewhen ?? Date.now() });
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
  nobody = apiWith(server.url, {});
});
beforeEach(() => {
  server.app.system.limits = new RateLimits(null);
});
afterAll(() => server.close());

interface Lesson {
  id: string;
  place: Place;
  studentIds: string[];
  token: string;
}

/** A lesson of two students, with a link. */
async function openLesson(): Promise<Lesson> {
  const place = await openPlace(admin);
  const { id: cycleId } = await openCycle(admin, place);
  const { studentIds } = await addFamily(admin, 2);
  for (const studentId of studentIds) await registerIn(admin, cycleId, studentId);
  const [meeting] = await meetingsOf(admin, cycleId);
  if (!meeting) throw new Error('the cycle has lessons');
  const { url } = await done<{ url: string }>(admin, 'POST', `/meetings/${meeting.id}/instructor-link`);
  return { id: meeting.id, place, studentIds, token: url.split('/').at(-1) ?? '' };
}

/** Does something at another time: staff sign in anew each day, links don't. */
async function at<T>(time: number, work: () => Promise<T>): Promise<T> {
  elsewhen = time;
  try {
    return await work();
  } finally {
    elsewhen = null;
  }
}

const look = (token: string, time = LESSON) => at(time, () => nobody('GET', `/public/meetings/${token}`));
const complete = (token: string, body: object = {}, time = LESSON) =>
  at(time, () => nobody('POST', `/public/meetings/${token}/complete`, body));
const bare = (answer: Answer) => answer.body as unknown as LinkedMeeting;
const statusOf = async (id: string) => (await done<{ status: string }>(admin, 'GET', `/meetings/${id}`)).status;

describe('an instructor’s link', () => {
  it('shows the one lesson by names, without a login, and nothing else of anybody', async () => {
    const { token, studentIds, id } = await openLesson();
    const answer = await look(token);
    expect(answer.status).toBe(200);
    expect(bare(answer)).toMatchObject({ meetingId: id, startTime: '16:00', timeZone: 'Asia/Jerusalem', status: 'scheduled' });
    expect(
      bare(answer)
        .students.map(({ studentId }) => studentId)
        .sort(),
    ).toEqual([...studentIds].sort());
    for (const student of bare(answer).students) expect(Object.keys(student).sort()).toEqual(['isTrial', 'name', 'status', 'studentId']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(JSON.stringify(answer.body)).not.toMatch(/phone|email|price|revenue|payment|amount/i);
  });

  it('marks who was there and completes the lesson, in the instructor’s name; sent again it puts marks right', async () => {
    const { token, id, studentIds, place } = await openLesson();
    const [first = '', second = ''] = studentIds;
    const attendance = [{ studentId: first, status: 'present' }];
    const answer = await complete(token, { attendance, topic: 'Loops' });
    expect([answer.status, bare(answer).status, bare(answer).topic]).toEqual([200, 'completed', 'Loops']);
    expect(await statusOf(id)).toBe('completed');
    const again = await complete(token, { attendance: [...attendance, { studentId: second, status: 'late' }] });
    expect(Object.fromEntries(bare(again).students.map(({ studentId, status }) => [studentId, status]))).toEqual({
      [first]: 'present',
      [second]: 'late',
    });
    const audit = await server.database.look<{ actor_id: string; ip: string }>(
      `SELECT DISTINCT actor_id, ip FROM audit_log WHERE action = 'meeting.completed' AND entity_id = $1`,
      [id],
    );
    expect(audit).toEqual([{ actor_id: place.instructorId, ip: '127.0.0.1' }]);
    const [{ count } = { count: 0 }] = await server.database.look<{ count: number }>(
      `SELECT count(*)::int AS count FROM events WHERE type = 'meeting.completed' AND subject = $1`,
      [id],
    );
    expect(count).toBe(1);
  });

  it('completes nothing before the lesson, and nothing two days after it', async () => {
    const { token, id } = await openLesson();
    const early = await complete(token, {}, LESSON - HOUR_MS);
    expect(early.body.error).toMatchObject({ code: 'CONFLICT', reason: 'lesson_to_come' });
    const late = LESSON + 50 * HOUR_MS;
    expect([(await complete(token, {}, late)).status, (await look(token, late)).status]).toEqual([410, 410]);
    expect(await statusOf(id)).toBe('scheduled');
    expect((await complete(token, {}, LESSON - HOUR_MS / 2)).status).toBe(200);
  });

  it('brings nobody in: a student of another lesson, of another school, or of none', async () => {
    const { token, id } = await openLesson();
    const { studentIds: others } = await openLesson();
    await openSchool(server, 'coding');
    const { studentIds: foreign } = await addFamily(await signIn(server, 'admin', 'coding'), 1);
    for (const studentId of [others[0], foreign[0], 'stu_nobody']) {
      const answer = await complete(token, { attendance: [{ studentId, status: 'present' }] });
      expect(answer.body.error).toMatchObject({ code: 'VALIDATION_ERROR', details: [{ field: 'attendance.0.studentId' }] });
    }
    expect(await statusOf(id)).toBe('scheduled');
  });

  const changes: [string, (lesson: Lesson) => Promise<unknown>][] = [
    [
      'a substitute',
      async ({ id }) => done(admin, 'POST', `/meetings/${id}/substitute`, { instructorId: (await openPlace(admin)).instructorId }),
    ],
    [
      'another instructor by hand',
      async ({ id }) => done(admin, 'PATCH', `/meetings/${id}`, { instructorId: (await openPlace(admin)).instructorId }),
    ],
    ['a cancellation', ({ id }) => done(admin, 'POST', `/meetings/${id}/cancel`, { reason: 'Ill' })],
    ['a new date', ({ id }) => done(admin, 'POST', `/meetings/${id}/postpone`, { newDate: '2031-12-09', reason: 'Trip' })],
    ['its deletion', ({ id }) => admin('DELETE', `/api/v1/meetings/${id}`)],
    ['a new link', ({ id }) => done(admin, 'POST', `/meetings/${id}/instructor-link`)],
    ['being ended', ({ id }) => admin('DELETE', `/api/v1/meetings/${id}/instructor-link`)],
  ];
  it.each(changes)('is ended by %s', async (_what, change) => {
    const lesson = await openLesson();
    expect((await look(lesson.token)).status).toBe(200);
    await change(lesson);
    expect([(await look(lesson.token)).status, (await complete(lesson.token)).status]).toEqual([404, 404]);
  });

  it('is ended even for a request that is under way', async () => {
    const { id, token } = await openLesson();
    // As a substitution would: the cycle is locked, the link ended, and only then everything seen.
    const ending = server.database.look(`DO $$ BEGIN
      PERFORM FROM cycles WHERE tenant_id = 'driving' AND id = (SELECT cycle_id FROM meetings WHERE id = '${id}') FOR UPDATE;
      PERFORM pg_sleep(1.5);
      UPDATE instructor_links SET token_hash = NULL WHERE tenant_id = 'driving' AND meeting_id = '${id}';
    END $$`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const answer = await complete(token);
    await ending;
    expect(answer.status).toBe(404);
    expect(await statusOf(id)).toBe('scheduled');
  });

  it('stays ended when the lesson comes back to its instructor', async () => {
    const { id, place, token } = await openLesson();
    const other = await openPlace(admin);
    await done(admin, 'POST', `/meetings/${id}/substitute`, { instructorId: other.instructorId });
    await done(admin, 'POST', `/meetings/${id}/substitute`, { instructorId: place.instructorId });
    expect((await look(token)).status).toBe(404);
  });

  it('goes on when only the room’s words change', async () => {
    const { id, token } = await openLesson();
    await done(admin, 'PATCH', `/meetings/${id}`, { topic: 'Loops', notes: 'Bring laptops' });
    expect((await look(token)).status).toBe(200);
  });

  it('is not guessed: a changed token, half of one and words are nothing, and who tries many is stopped', async () => {
    const { token } = await openLesson();
    const changed = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    for (const guess of [changed, token.slice(0, 16), `${token}A`, 'constructor', "'--"]) {
      expect((await look(encodeURIComponent(guess))).status).toBe(404);
    }
    const tries = await Promise.all(Array.from({ length: 320 }, () => nobody('GET', `/public/meetings/${changed}`)));
    expect(tries.filter(({ status }) => status === 429).length).toBeGreaterThan(10);
  });

  it('is kept as a hash alone, and written nowhere else', async () => {
    const { token } = await openLesson();
    await complete(token);
    const rows = await server.database.look<{ text: string }>(
      `SELECT to_jsonb(l)::text AS text FROM instructor_links l UNION ALL SELECT to_jsonb(a)::text FROM audit_log a UNION ALL SELECT to_jsonb(e)::text FROM events e`,
    );
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ text }) => text.includes(token))).toEqual([]);
  });

  it('is made by who plans lessons, and of a lesson that somebody attends', async () => {
    const { id } = await openLesson();
    expect((await (await signIn(server, 'viewer'))('POST', `/api/v1/meetings/${id}/instructor-link`)).status).toBe(403);
    await done(admin, 'POST', `/meetings/${id}/cancel`, { reason: 'Ill' });
    expect((await admin('POST', `/api/v1/meetings/${id}/instructor-link`)).body.error).toMatchObject({ reason: 'meeting_not_attended' });
  });
});

describe('the page of a link', () => {
  const page = (path: string, init: RequestInit = {}, time = LESSON) =>
    at(time, async () => {
      const response = await fetch(`${server.url}${path}`, { redirect: 'manual', ...init });
      return { status: response.status, headers: response.headers, text: await response.text() };
    });
  const post = (token: string, fields: Record<string, string>, origin = server.url) =>
    page(`/lessons/${token}?lang=en`, { method: 'POST', body: new URLSearchParams(fields), headers: { origin } });

  it('is where a browser gets to from the address of the API', async () => {
    const { token } = await openLesson();
    const { status, headers } = await page(`/public/meetings/${token}`, { headers: { accept: 'text/html,*/*' } });
    expect([status, headers.get('location')]).toEqual([303, `/lessons/${token}`]);
  });

  it('takes attendance without scripts, and says that it is saved', async () => {
    const { token, id, studentIds } = await openLesson();
    const [first = '', second = ''] = studentIds;
    const { text } = await page(`/lessons/${token}`);
    for (const studentId of studentIds) expect(text).toContain(`name="mark-${studentId}" value="present"`);
    const sent = await post(token, { [`mark-${first}`]: 'present', [`mark-${second}`]: 'absent', 'mark-stu_nobody': 'present', topic: '' });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/lessons/${token}?lang=en&saved=1`]);
    expect(await statusOf(id)).toBe('completed');
    const after = await page(sent.headers.get('location') ?? '');
    expect(after.text).toContain('Saved. Thank you!');
    expect(after.text).toContain(`name="mark-${second}" value="absent" checked`);
  });

  it.each([
    ['en', 'ltr', 'The lesson was held'],
    ['he', 'rtl', 'השיעור התקיים'],
    ['vi', 'ltr', 'Buổi học đã diễn ra'],
  ])('speaks the language of the school: %s', async (locale, dir, button) => {
    await server.database.look('UPDATE tenants SET locale = $1 WHERE id = $2', [locale, 'driving']);
    const { token } = await openLesson();
    const { text } = await page(`/lessons/${token}`, { headers: { 'accept-language': 'fr' } });
    await server.database.look(`UPDATE tenants SET locale = 'en' WHERE id = 'driving'`);
    expect(text).toContain(`<html lang="${locale}" dir="${dir}">`);
    expect(text).toContain(`>${button}</button>`);
  });

  it('shows the lesson and no form before it begins', async () => {
    const { token } = await openLesson();
    const { text } = await page(`/lessons/${token}`, {}, LESSON - HOUR_MS);
    expect(text).toContain('has not begun yet');
    expect(text).not.toContain('<form');
  });

  it('shows names as text, whatever they are', async () => {
    const { token, studentIds } = await openLesson();
    await done(admin, 'PATCH', `/students/${studentIds[0]}`, { name: '"><script>alert(1)</script>' });
    const { text } = await page(`/lessons/${token}`);
    expect(text).toContain('&quot;&gt;&lt;script&gt;alert(1)');
    expect(text.match(/<script/g)).toHaveLength(1);
  });

  it('is framed by nobody, stored nowhere, and takes nothing that comes from another website', async () => {
    const { token, id, studentIds } = await openLesson();
    const { headers } = await page(`/lessons/${token}`);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual(['no-store', 'same-origin']);
    expect((await post(token, { [`mark-${studentIds[0]}`]: 'present' }, 'https://evil.example')).status).toBe(403);
    expect(await statusOf(id)).toBe('scheduled');
  });

  it('says in a sentence when the link opens nothing any more', async () => {
    const { token, id } = await openLesson();
    await done(admin, 'POST', `/meetings/${id}/cancel`, { reason: 'Ill' });
    const { status, text } = await page(`/lessons/${token}`, { headers: { 'accept-language': 'vi' } });
    expect(status).toBe(404);
    expect(text).toContain('Không còn buổi học nào');
  });
});

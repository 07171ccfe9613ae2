import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { done, meetingsOf, openCycle, openPlace } from '../support/teaching.ts';

let server: TestServer;
let admin: Api;
let instructor: Api;

beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  [admin, instructor] = [await signIn(server, 'admin'), await signIn(server, 'instructor')];
});
afterAll(() => server.close());

const DAY_MS = 86_400_000;
const dateIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

interface Entry {
  uid: string;
  sequence: number;
  start: Date;
  summary: string;
  status: string;
}

async function entriesAt(url: string): Promise<Entry[]> {
  const response = await fetch(url.replace(/^https?:\/\/[^/]+/, server.url));
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  const calendar = new ICAL.Component(ICAL.parse(await response.text()));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component, { strictExceptions: true });
    const { uid, sequence, summary } = event;
    return {
      uid,
      sequence: sequence ?? 0,
      summary,
      start: event.startDate.toJSDate(),
      status: String(component.getFirstPropertyValue('status')),
    };
  });
}

describe('an instructor’s calendar', () => {
  it('has the lessons at their local times on both sides of a clock change, in Jerusalem, Paris and Santiago', async () => {
    for (const timezone of ['Asia/Jerusalem', 'Europe/Paris', 'America/Santiago']) {
      const place = await openPlace(admin, {}, { timezone });
      // A year of weeks has both switches in it, whatever today is.
      const days = new Date(`${dateIn(1)}T00:00:00Z`).getUTCDay();
      const weekly = { startDate: dateIn(1), dayOfWeek: [{ day: days, startTime: '16:00', endTime: '17:00' }], totalMeetings: 53 };
      const cycle = await openCycle(admin, place, weekly);
      const { url } = await done<{ url: string }>(admin, 'POST', `/instructors/${place.instructorId}/calendar-feed`);
      const entries = await entriesAt(url);
      expect(entries).toHaveLength(53);
      const wall = new Intl.DateTimeFormat('en-GB', { timeZone: timezone, hour: '2-digit', minute: '2-digit' });
      expect(new Set(entries.map(({ start }) => wall.format(start)))).toEqual(new Set(['16:00']));
      expect(new Set(entries.map(({ start }) => start.getUTCHours())).size).toBe(2);
      expect(entries.map(({ start }) => start.toISOString().slice(0, 19))).toEqual(
        (await meetingsOf(admin, cycle.id)).map(({ startsAt }) => startsAt.slice(0, 19)),
      );
    }
  });

  it('moves a lesson that was put off, twice, under one UID with a higher SEQUENCE', async () => {
    const place = await openPlace(admin);
    const cycle = await openCycle(admin, place, {
      startDate: dateIn(7),
      dayOfWeek: [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, startTime: '10:00', endTime: '11:00' })),
      totalMeetings: 1,
    });
    const { url } = await done<{ url: string }>(admin, 'POST', `/instructors/${place.instructorId}/calendar-feed`);
    const [before] = await entriesAt(url);
    const [meeting] = await meetingsOf(admin, cycle.id);
    const moved = await done<{ replacement: { id: string } }>(admin, 'POST', `/meetings/${meeting?.id}/postpone`, {
      newDate: dateIn(9),
      reason: 'Trip',
    });
    const [once, ...more] = await entriesAt(url);
    expect(more).toEqual([]);
    expect(once?.uid).toBe(before?.uid);
    expect(once?.sequence).toBeGreaterThan(before?.sequence ?? 0);
    expect((once?.start.getTime() ?? 0) - (before?.start.getTime() ?? 0)).toBe(2 * DAY_MS);
    await done(admin, 'POST', `/meetings/${moved.replacement.id}/postpone`, { newDate: dateIn(10), reason: 'Trip' });
    const [twice] = await entriesAt(url);
    expect([twice?.uid, (twice?.sequence ?? 0) > (once?.sequence ?? 0)]).toEqual([before?.uid, true]);
  });

  it('says of a cancelled lesson that it is', async () => {
    const place = await openPlace(admin);
    const cycle = await openCycle(admin, place, { startDate: dateIn(7), totalMeetings: 1 });
    const [meeting] = await meetingsOf(admin, cycle.id);
    await done(admin, 'POST', `/meetings/${meeting?.id}/cancel`, { reason: 'Ill' });
    const { url } = await done<{ url: string }>(admin, 'POST', `/instructors/${place.instructorId}/calendar-feed`);
    expect((await entriesAt(url)).map(({ status }) => status)).toEqual(['CANCELLED']);
  });

  it('is at an address that ends when a new one is made, or it is taken back, and belongs to one instructor', async () => {
    const [one, other] = [await openPlace(admin), await openPlace(admin)];
    const path = `/instructors/${one.instructorId}/calendar-feed`;
    const first = await done<{ url: string }>(admin, 'POST', path);
    const second = await done<{ url: string }>(admin, 'POST', path);
    const statusOf = async (url: string) => (await fetch(url.replace(/^https?:\/\/[^/]+/, server.url))).status;
    expect([await statusOf(first.url), await statusOf(second.url)]).toEqual([404, 200]);
    expect(await statusOf(second.url.replace(one.instructorId, other.instructorId))).toBe(404);
    expect((await admin('DELETE', `/api/v1${path}`)).status).toBe(204);
    expect(await statusOf(second.url)).toBe(404);
  });
});

describe('an instructor’s schedule', () => {
  it('is their own, and tells when they are taken', async () => {
    const own = await openPlace(admin, { userId: 'usr_driving_instructor' });
    const other = await openPlace(admin);
    await openCycle(admin, own, { name: 'Mine', joinUrl: 'https://meet.example/mine' });
    const days = '?from=2031-09-01&to=2031-09-07';
    const seen = await done<{ meetings: object[]; busy: object[] }>(instructor, 'GET', `/instructors/${own.instructorId}/schedule${days}`);
    expect(seen.meetings).toEqual([
      expect.objectContaining({ date: '2031-09-01', startTime: '16:00', joinUrl: 'https://meet.example/mine', students: 0 }),
    ]);
    expect(seen.busy).toEqual([{ startsAt: '2031-09-01T13:00:00Z', endsAt: '2031-09-01T14:00:00Z' }]);
    await done(admin, 'POST', `/instructors/${own.instructorId}/time-off`, { startDate: '2031-09-01' });
    const away = await done<{ busy: object[] }>(instructor, 'GET', `/instructors/${own.instructorId}/schedule${days}`);
    expect(away.busy).toEqual([{ startsAt: '2031-08-31T21:00:00Z', endsAt: '2031-09-01T21:00:00Z' }]);
    expect((await instructor('GET', `/api/v1/instructors/${other.instructorId}/schedule`)).status).toBe(404);
    expect((await instructor('POST', `/api/v1/instructors/${other.instructorId}/calendar-feed`)).status).toBe(404);
    expect((await instructor('POST', `/api/v1/instructors/${own.instructorId}/calendar-feed`)).status).toBe(200);
  });
});

describe('an instructor’s availability', () => {
  it('says where a lesson would fit between those they have', async () => {
    const place = await openPlace(admin);
    await openCycle(admin, place, { totalMeetings: 1 });
    const weekly = [{ day: 1, startTime: '15:00', endTime: '19:00' }];
    await done(admin, 'PUT', `/instructors/${place.instructorId}/availability`, { weekly });
    const path = `/instructors/${place.instructorId}/availability?from=2031-09-01&to=2031-09-01`;
    expect((await done<{ free: unknown }>(admin, 'GET', path)).free).toBeNull();
    const { free } = await done<{ free: { startsAt: string; endsAt: string }[] }>(admin, 'GET', `${path}&durationMinutes=60`);
    expect(free.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual([
      ['2031-09-01T12:00:00Z', '2031-09-01T13:00:00Z'],
      ['2031-09-01T14:00:00Z', '2031-09-01T16:00:00Z'],
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Api, openSchool, ROLES, type Role, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let as: Record<Role, Api>;

beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  as = Object.fromEntries(await Promise.all(ROLES.map(async (role) => [role, await signIn(server, role)]))) as Record<Role, Api>;
});
afterAll(() => server.close());

interface Thing {
  id: string;
  name: string;
  contactPhone?: string | null;
}
// Answers of the test's own API are typed by what the test asks for.
const data = (answer: Answer): Thing => answer.body.data as unknown as Thing;
const names = async (path: string) => ((await as.viewer('GET', path)).body.data as unknown as Thing[]).map(({ name }) => name);
const add = async (path: string, body: object): Promise<Thing> => data(await as.admin('POST', `/api/v1/${path}`, body));

describe('a branch', () => {
  it('shows its contact to those who see customers, and never to an instructor', async () => {
    const { id } = await add('branches', {
      name: 'With contact',
      type: 'school',
      contactName: 'Yael Mor',
      contactPhone: '04-812-3456',
      contactEmail: 'yael@carmel.example',
    });
    for (const role of ROLES) {
      const seen = JSON.stringify([
        (await as[role]('GET', `/api/v1/branches/${id}`)).body,
        (await as[role]('GET', '/api/v1/branches?search=contact')).body,
      ]);
      expect(seen).toContain('Yael Mor');
      expect(seen.includes('04-812-3456'), role).toBe(role !== 'instructor');
      expect(seen.includes('yael@carmel'), role).toBe(role !== 'instructor');
    }
  });

  it('is found by type, city, whether it is active, part of its name, and its id elsewhere', async () => {
    await add('branches', { name: 'Café Nord', type: 'frontal', city: 'Akko', externalId: 'b-1' });
    await add('branches', { name: 'Café Süd', type: 'online', city: 'Lod', isActive: false });
    const path = '/api/v1/branches?search=cafe';
    expect(await names(path)).toEqual(['Café Nord', 'Café Süd']);
    expect(await names(`${path}&type=online`)).toEqual(['Café Süd']);
    expect(await names(`${path}&city=Akko`)).toEqual(['Café Nord']);
    expect(await names(`${path}&isActive=false`)).toEqual(['Café Süd']);
    expect(await names('/api/v1/branches?externalId=b-1')).toEqual(['Café Nord']);
  });
});

describe('a course', () => {
  it('is found by category, origin, whether it is active, part of its name, and its id elsewhere', async () => {
    await add('courses', { name: 'Jazz piano', category: 'piano', externalId: 'c-1' });
    await add('courses', { name: 'Jazz drums', category: 'drums', origin: 'partner', isActive: false });
    const path = '/api/v1/courses?search=jazz';
    expect(await names(path)).toEqual(['Jazz drums', 'Jazz piano']);
    expect(await names(`${path}&category=piano`)).toEqual(['Jazz piano']);
    expect(await names(`${path}&origin=partner`)).toEqual(['Jazz drums']);
    expect(await names(`${path}&isActive=true`)).toEqual(['Jazz piano']);
    expect(await names('/api/v1/courses?externalId=c-1')).toEqual(['Jazz piano']);
  });
});

describe.each([
  { path: 'branches', body: { name: 'Taken', type: 'school' } },
  { path: 'courses', body: { name: 'Taken', category: 'x' } },
])('the id that another system gives, in $path', ({ path, body }) => {
  it('is one record’s, kept by a change that does not name it, emptied by a replacement, and free again after deleting', async () => {
    const first = await add(path, { ...body, externalId: 'taken' });
    const clash = await as.admin('POST', `/api/v1/${path}`, { ...body, externalId: 'taken' });
    expect([clash.status, clash.body.error?.message]).toEqual([409, expect.stringContaining('externalId')]);
    const kept = await as.admin('PATCH', `/api/v1/${path}/${first.id}`, { name: 'Renamed' });
    expect(data(kept)).toMatchObject({ externalId: 'taken', name: 'Renamed' });
    expect(data(await as.admin('PUT', `/api/v1/${path}/${first.id}`, body))).toMatchObject({ externalId: null });
    const second = await add(path, { ...body, externalId: 'taken' });
    await as.admin('DELETE', `/api/v1/${path}/${second.id}`);
    expect((await as.admin('POST', `/api/v1/${path}`, { ...body, externalId: 'taken' })).status).toBe(201);
  });
});

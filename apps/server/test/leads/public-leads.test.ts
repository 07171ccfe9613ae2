import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RateLimits } from '../../src/platform/http/rate-limits.ts';
import { type Answer, type Api, apiWith, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const SITE = 'https://www.school.example';
let server: TestServer;
let admin: Api;
let token: string;
beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
  await admin('POST', '/api/v1/branches', { id: 'brn_1', name: 'Haifa', type: 'school' });
  await admin('POST', '/api/v1/courses', { id: 'crs_1', name: 'Robotics', category: 'robotics' });
  const form = await admin('POST', '/api/v1/lead-forms', {
    name: 'Website',
    allowedOrigins: [`${SITE}/`],
    branchId: 'brn_1',
    source: 'website',
  });
  token = (form.body.data as unknown as { token: string }).token;
});
beforeEach(() => {
  server.app.system.limits = new RateLimits(null);
});
afterAll(() => server.close());

const PATH = '/public/leads';
const send = (body: object, headers: Record<string, string> = {}, path = PATH): Promise<Answer> =>
  apiWith(server.url, { origin: SITE, 'x-form-token': token })('POST', path, body, headers);
const leads = (name: string) =>
  server.database.look<Record<string, unknown>>(
    'SELECT id, phone, email, source, channel, course_id, branch_id, message, campaign, status FROM leads WHERE name = $1 ORDER BY id',
    [name],
  );

describe('a form on a website', () => {
  it('brings a lead, with the form’s branch and source, told and audited as brought by the form', async () => {
    const { status, body } = await send({
      name: 'Dana',
      phone: '050-300-0001',
      course: 'ROBOTICS',
      message: 'Hello',
      utm: { source: 'facebook' },
    });
    expect([status, body]).toEqual([201, {}]);
    const [lead] = await leads('Dana');
    expect(lead).toMatchObject({
      phone: '+972503000001',
      source: 'website',
      channel: 'form',
      course_id: 'crs_1',
      branch_id: 'brn_1',
      message: 'Hello',
      campaign: { source: 'facebook' },
    });
    const [audit] = await server.database.look<{ actor: string }>(
      `SELECT actor_kind || ':' || actor_id AS actor FROM audit_log WHERE entity_id = $1 AND action = 'lead.created'`,
      [lead?.id],
    );
    expect(audit?.actor).toMatch(/^anonymous:frm_/);
    expect(await server.database.look(`SELECT type FROM events WHERE subject = $1`, [lead?.id])).toEqual([{ type: 'lead.created' }]);
  });

  it('hears the same whether it was new, a repeat, thrown away, or a customer; with and without envelope', async () => {
    await admin('POST', '/api/v1/customers', { name: 'Known', phone: '050-300-0003' });
    for (const given of [
      { name: 'Same', phone: '050-300-0002' },
      { name: 'Same', phone: '050-300-0002' },
      { name: 'Same', phone: '050-300-0009', website: 'https://spam.example' },
      { name: 'Same', phone: '050-300-0003' },
    ]) {
      const { status, body, headers } = await send(given);
      expect([status, body, headers.get('location')]).toEqual([201, {}, null]);
    }
    expect((await leads('Same')).map(({ phone }) => phone)).toEqual(['+972503000002', '+972503000003']);
    const twin = await send({ name: 'Twin', email: 'twin@mail.example' }, {}, '/api/v1/public/leads');
    expect([twin.status, twin.body.data]).toEqual([201, {}]);
  });

  it('adds a repeat within 24 hours to the open lead, by phone or by e-mail; a day later it is a new lead', async () => {
    await send({ name: 'Again', phone: '050-300-0004', email: 'again@mail.example', message: 'First' });
    await send({ name: 'Again', email: 'again@mail.example', message: 'Second', course: 'Robotics' });
    const [lead, ...more] = await leads('Again');
    expect(more).toEqual([]);
    const story = (await admin('GET', `/api/v1/leads/${lead?.id}/activities`)).body.data;
    expect(story).toMatchObject([{ type: 'repeated', text: 'Second', user: null, details: { course: 'Robotics', form: 'Website' } }]);
    await server.database.look(`UPDATE leads SET created_at = now() - interval '25 hours' WHERE id = $1`, [lead?.id]);
    await send({ name: 'Again', phone: '050-300-0004' });
    expect(await leads('Again')).toHaveLength(2);
  });

  it('makes one lead of thirty at once', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => send({ name: 'At once', phone: '050-300-0005' })));
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    const [lead, ...more] = await leads('At once');
    expect(more).toEqual([]);
    const story = await server.database.look('SELECT type FROM lead_activities WHERE lead_id = $1', [lead?.id]);
    expect(story).toHaveLength(29);
  });

  it('keeps a course nobody here knows with the message, rather than losing the lead', async () => {
    await send({ name: 'Unsure', phone: '050-300-0006', course: 'Juggling', message: 'Hi' });
    expect(await leads('Unsure')).toMatchObject([{ course_id: null, message: 'Hi\nCourse: Juggling' }]);
  });

  it('needs a name and a phone or e-mail, and names what is missing or wrong', async () => {
    const fieldOf = async (body: object) => {
      const answer = await send(body);
      return [answer.status, answer.body.error?.details?.[0]?.field];
    };
    expect(await fieldOf({ phone: '050-300-0007' })).toEqual([400, 'name']);
    expect(await fieldOf({ name: 'No contact' })).toEqual([400, 'phone']);
    expect(await fieldOf({ name: 'Bad phone', phone: '12345' })).toEqual([400, 'phone']);
    expect(await fieldOf({ name: 'Bad mail', email: 'nope' })).toEqual([400, 'email']);
    expect(await fieldOf({ name: 'Id of its own', phone: '050-300-0007', id: 'led_mine' })).toEqual([400, 'id']);
    expect(await fieldOf({ name: 'x'.repeat(201), phone: '050-300-0007' })).toEqual([400, 'name']);
    expect((await send({ name: 'Huge', phone: '050-300-0007', message: 'x'.repeat(40_000) })).status).toBe(413);
  });
});

describe('whoever has no good form', () => {
  it('is sent away: no token, a guessed one, one of a form that is off or deleted', async () => {
    const lead = { name: 'Nobody', phone: '050-300-0008' };
    expect((await apiWith(server.url, {})('POST', PATH, lead)).status).toBe(401);
    for (const guess of ['x', 'x'.repeat(24), `${token.slice(0, -1)}${token.endsWith('_') ? '-' : '_'}`, "' OR 1=1 --", '%00', '../..']) {
      expect((await send(lead, { 'x-form-token': guess })).status, guess).toBe(404);
    }
    const made = (await admin('POST', '/api/v1/lead-forms', { name: 'Short-lived' })).body.data as unknown as { id: string; token: string };
    const state = async () => (await send({ ...lead, website: 'x' }, { 'x-form-token': made.token, origin: server.url })).status;
    expect(await state()).toBe(201);
    await admin('PATCH', `/api/v1/lead-forms/${made.id}`, { isActive: false });
    await expect.poll(state).toBe(404);
    await admin('PATCH', `/api/v1/lead-forms/${made.id}`, { isActive: true });
    await expect.poll(state).toBe(201);
    await admin('DELETE', `/api/v1/lead-forms/${made.id}`);
    await expect.poll(state).toBe(404);
    expect(await leads('Nobody')).toEqual([]);
  });

  it('on another website is refused, however its address is dressed up', async () => {
    for (const origin of [
      'https://evil.example',
      'https://www.school.example.evil.example',
      'http://www.school.example',
      'https://www.school.example:8443',
      'https://sub.www.school.example',
      'https://WWW.SCHOOL.EXAMPLE',
      'null',
      'https://www.school.example, https://evil.example',
    ]) {
      const { status, headers } = await send({ name: 'Foreign', phone: '050-300-0010' }, { origin });
      expect([status, headers.get('access-control-allow-origin')], origin).toEqual([403, null]);
    }
    expect(await leads('Foreign')).toEqual([]);
  });

  it('in a body works like in a header', async () => {
    const answer = await apiWith(server.url, { origin: SITE })('POST', PATH, { formToken: token, name: 'In body', phone: '050-300-0011' });
    expect(answer.status).toBe(201);
    expect(await leads('In body')).toHaveLength(1);
  });

  it('too often is told to wait: an address after sixty leads', async () => {
    for (let sent = 0; sent < 60; sent++) await send({ name: 'Flood', phone: '050-300-0012', website: 'machine' });
    const refused = await send({ name: 'Flood', phone: '050-300-0012' });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('a browser', () => {
  const preflight = (origin: string, path = PATH) =>
    fetch(`${server.url}${path}`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,x-form-token' },
    });

  it('may send from the websites of forms, to this address and no other, and never with cookies', async () => {
    for (const path of ['/public/leads', '/api/v1/public/leads']) {
      const asked = await preflight(SITE, path);
      expect(asked.status).toBe(204);
      expect(asked.headers.get('access-control-allow-origin')).toBe(SITE);
      expect(asked.headers.get('access-control-allow-headers')).toContain('x-form-token');
      expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
    }
    const sent = await send({ name: 'Browser', phone: '050-300-0013' });
    expect(sent.headers.get('access-control-allow-origin')).toBe(SITE);
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
    expect((await preflight(SITE, '/api/v1/leads')).headers.get('access-control-allow-origin')).toBeNull();
    expect((await preflight(SITE, '/api/v1/auth/login')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('may send from a website as soon as a form names it', async () => {
    const late = 'https://late.example';
    expect((await preflight(late)).headers.get('access-control-allow-origin')).toBeNull();
    await admin('POST', '/api/v1/lead-forms', { name: 'Late', allowedOrigins: [late] });
    await expect.poll(async () => (await preflight(late)).headers.get('access-control-allow-origin')).toBe(late);
    // The other form is still closed to it.
    expect((await send({ name: 'Late', phone: '050-300-0014' }, { origin: late })).status).toBe(403);
  });
});

describe('a form', () => {
  it('takes websites, not what could stand in a header and mean more', async () => {
    const create = (body: object) => admin('POST', '/api/v1/lead-forms', { name: 'Odd', ...body });
    for (const origin of [
      'javascript:alert(1)',
      'https://a;script-src *',
      'https://a;b',
      "https://a'b",
      'https://a,b',
      '*',
      'https://*.example',
      'data:text/html,x',
      'school.example',
      'https://a\r\nSet-Cookie: x=1',
    ]) {
      const { status, body } = await create({ allowedOrigins: [origin] });
      if (status === 201) {
        const { allowedOrigins } = body.data as unknown as { allowedOrigins: string[] };
        for (const kept of allowedOrigins) expect(kept, origin).toMatch(/^https?:\/\/[a-z0-9.-]+(:\d+)?$/);
      } else expect([status, body.error?.details?.[0]?.field], origin).toEqual([400, 'allowedOrigins.0']);
    }
    for (const redirectUrl of ['javascript:alert(1)', '//evil.example', 'https://a;b/', 'data:text/html,x']) {
      const { status, body } = await create({ texts: { en: { redirectUrl } } });
      expect([status, body.error?.details?.[0]?.field], redirectUrl).toEqual([400, 'texts.en.redirectUrl']);
    }
    expect((await create({ fields: ['message'] })).body.error?.details?.[0]?.field).toBe('fields');
    expect((await create({ token: 'x'.repeat(30) })).status).toBe(400);
  });

  it('is only the administrators’ to see and to set', async () => {
    for (const role of ['manager', 'seller', 'viewer', 'instructor'] as const) {
      expect((await (await signIn(server, role))('GET', '/api/v1/lead-forms')).status, role).toBe(403);
    }
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RateLimits } from '../../src/platform/http/rate-limits.ts';
import { sendRaw } from '../platform/raw-http.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const XSS = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`;
let server: TestServer;
let admin: Api;
let form: { id: string; token: string; path: string };
beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
  await admin('POST', '/api/v1/courses', { id: 'crs_1', name: 'Robotics', category: 'robotics' });
  await admin('POST', '/api/v1/courses', { id: 'crs_x', name: XSS, category: 'robotics' });
  form = await create({
    fields: ['phone', 'email', 'course', 'message'],
    allowedOrigins: ['https://www.school.example'],
    texts: { en: { title: 'Ask <b>us</b>', thankYou: `Thanks ${XSS}`, redirectUrl: 'https://www.school.example/thanks?a=1&b=%22' } },
  });
});
beforeEach(() => {
  server.app.system.limits = new RateLimits(null);
});
afterAll(() => server.close());

async function create(more: object): Promise<typeof form> {
  return (await admin('POST', '/api/v1/lead-forms', { name: 'Website', ...more })).body.data as unknown as typeof form;
}

interface Page {
  status: number;
  headers: Headers;
  text: string;
}
async function page(path: string, init: RequestInit = {}): Promise<Page> {
  const response = await fetch(`${server.url}${path}`, { redirect: 'manual', ...init });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
const post = (fields: Record<string, string>, headers: Record<string, string> = {}, path = `${form.path}?lang=en`) =>
  page(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: server.url, ...headers } });
const leads = (name: string) => server.database.look<Record<string, unknown>>('SELECT * FROM leads WHERE name = $1', [name]);

describe('the page of a form', () => {
  it.each([
    ['?lang=he', {}, 'he', 'rtl', 'שליחה'],
    ['?lang=vi', {}, 'vi', 'ltr', 'Gửi'],
    ['', { 'accept-language': 'fr, he-IL;q=0.8' }, 'he', 'rtl', 'שליחה'],
    ['', { 'accept-language': 'fr' }, 'en', 'ltr', 'Send'],
  ])('at %s speaks the language asked for', async (query, headers, lang, dir, send) => {
    const { status, text } = await page(`${form.path}${query}`, { headers: headers as Record<string, string> });
    expect(status).toBe(200);
    expect(text).toContain(`<html lang="${lang}" dir="${dir}">`);
    expect(text).toContain(`>${send}</button>`);
  });

  it('may be framed by the form’s websites only, runs no script but its own file, and none inline', async () => {
    const { headers, text } = await page(form.path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("frame-ancestors 'self' https://www.school.example");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-frame-options')).toBeNull();
    expect(text).not.toMatch(/<script(?![^>]*src="\/forms\/form\.js")|\son\w+="|style="/);
    for (const [asset, type] of [
      ['/forms/form.js', 'text/javascript'],
      ['/forms/form.css', 'text/css'],
    ] as const) {
      const { status, headers: sent } = await page(asset);
      expect([status, sent.get('content-type')?.split(';')[0]]).toEqual([200, type]);
    }
  });

  it('escapes everything: texts of the school, names of courses, what a link brings', async () => {
    const { text } = await page(`${form.path}?lang=en&utm_source=${encodeURIComponent(XSS)}&name=${encodeURIComponent(XSS)}`);
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img');
    expect(text).toContain('Ask &lt;b&gt;us&lt;/b&gt;');
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;alert(1)');
    const thanks = await page(`${form.path}?lang=en&sent=1`);
    expect(thanks.text).not.toMatch(/<script>|<img/);
    expect(thanks.text).toContain('href="https://www.school.example/thanks?a=1&amp;b=%22"');
  });

  it('of no form is a friendly 404 that nobody may frame', async () => {
    for (const token of ['x', 'x'.repeat(24), '%3Cscript%3E', '..%2f..%2fetc%2fpasswd', 'a%0d%0aSet-Cookie:x=1']) {
      const { status, headers, text } = await page(`/forms/${token}`);
      expect(status, token).toBe(404);
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('set-cookie')).toBeNull();
      expect(text).not.toContain('<script>');
    }
  });
});

describe('what is typed', () => {
  it('becomes a lead, with the words of the link, and leads on to the thanks', async () => {
    const sent = await post({
      name: 'Typed',
      phone: '050-400-0001',
      course: 'crs_1',
      message: 'a\r\nb',
      utm_source: 'mail',
      utm_medium: '',
    });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, 'https://www.school.example/thanks?a=1&b=%22']);
    expect(await leads('Typed')).toMatchObject([
      { phone: '+972504000001', course_id: 'crs_1', message: 'a\nb', campaign: { source: 'mail' }, form_id: form.id, channel: 'form' },
    ]);
    const framed = await post({ name: 'Typed', phone: '050-400-0001' }, { 'sec-fetch-dest': 'iframe' });
    expect(framed.headers.get('location')).toBe(`${form.path}?lang=en&sent=1`);
  });

  it('stays in the fields when something is wrong, and each mistake stands by its field', async () => {
    const { status, text } = await post({ name: '', phone: '123', email: 'no mail', message: `Long ${XSS}`, course: 'crs_1' });
    expect(status).toBe(400);
    expect(text).toContain('Please write your name.');
    expect(text).toContain('value="no mail"');
    expect(text).toContain('<option value="crs_1" selected>');
    expect(text).toContain('Long &quot;&gt;&lt;script&gt;');
    expect(text).toContain('aria-describedby="email-mistake contact-hint"');
    const later = await post({ name: 'Dana', phone: '123' });
    expect([later.status, later.text.includes('This is not a phone number')]).toEqual([400, true]);
    const neither = await post({ name: 'Dana' });
    expect(neither.text).toContain('Please give a phone or an e-mail');
    expect(await leads('Dana')).toEqual([]);
  });

  it('by a machine is thrown away, and looks as if it was taken', async () => {
    const sent = await post({ name: 'Machine', phone: '050-400-0002', website: 'https://spam.example' });
    expect(sent.status).toBe(303);
    expect(await leads('Machine')).toEqual([]);
  });

  it('on another website’s page is refused', async () => {
    for (const origin of ['https://evil.example', 'https://www.school.example', 'null']) {
      const { status, text } = await post({ name: 'Foreign', phone: '050-400-0003' }, { origin });
      expect([status, text.includes('another website')], origin).toEqual([403, true]);
    }
    expect(await leads('Foreign')).toEqual([]);
  });

  it('that is huge, broken, or nothing a form sends, is answered and breaks nothing', async () => {
    expect((await post({ name: 'Huge', phone: '050-400-0004', message: 'x'.repeat(40_000) })).status).toBe(413);
    const raw = (body: string, type = 'application/x-www-form-urlencoded') =>
      page(`${form.path}?lang=en`, { method: 'POST', body, headers: { origin: server.url, 'content-type': type } });
    expect((await raw('name=%ff%00%ed%a0%80&phone=050-400-0005&name=second')).status).toBe(303);
    expect((await raw('__proto__=1&constructor=1&name')).status).toBe(400);
    expect((await raw('%')).status).toBe(400);
    expect((await raw('{"name":"Json"}', 'application/json')).status).toBe(400);
    expect((await raw('<x/>', 'application/xml')).status).toBeGreaterThanOrEqual(400);
    expect((await page(`${form.path}?lang=a&lang=b&utm_source=x&utm_source=y&sent=`)).status).toBe(200);
    const status = await sendRaw(server.url, `POST ${form.path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  it('too often is told to wait, in the language of the page', async () => {
    const sends = () => post({ name: 'Flood', phone: '050-400-0006', website: 'machine' }, {}, `${form.path}?lang=he`);
    for (let sent = 0; sent < 60; sent++) await sends();
    const { status, text, headers } = await sends();
    expect([status, text.includes('נא להמתין')]).toEqual([429, true]);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

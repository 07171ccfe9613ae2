import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemCaller } from '../../src/platform/caller.ts';
import { inTenant } from '../../src/platform/db/transactions.ts';
import type { MailTemplate } from '../../src/platform/mail/letter.ts';
import { SEND_MAILS } from '../../src/platform/mail/mail-jobs.ts';
import { openSchool } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';

const greeting: MailTemplate<{ name: string }> = {
  name: 'test.greeting',
  write: {
    en: ({ name }) => ({
      subject: `Hello ${name}`,
      paragraphs: [`Dear ${name}`],
      button: { label: 'Open', url: 'https://a.example/#token=s3cret' },
    }),
    he: ({ name }) => ({ subject: `שלום ${name}`, paragraphs: [`${name} היקר`] }),
    vi: ({ name }) => ({ subject: `Xin chào ${name}`, paragraphs: [`Thân gửi ${name}`] }),
  },
};

let smtp: TestSmtp;
let server: TestServer;
beforeAll(async () => {
  smtp = await startSmtp();
  server = await startTestServer({ environment: { SMTP_URL: smtp.url, MAIL_FROM: 'Test school <office@school.example>' } });
  await openSchool(server, 'driving');
});
afterAll(async () => {
  await server.close();
  await smtp.close();
});
beforeEach(() => {
  smtp.received.length = 0;
});

const caller = systemCaller('driving', 'system', 'test');

async function sendTo(to: string, more: { locale?: 'en' | 'he' | 'vi'; expiresAt?: string; name?: string } = {}): Promise<void> {
  const { locale = 'en', expiresAt, name = 'Dana' } = more;
  await inTenant(server.app.system.database, caller, (tx) =>
    server.app.system.mail.send(tx, { to, template: greeting, locale, data: { name }, ...(expiresAt ? { expiresAt } : {}) }),
  );
}

interface MailRow {
  id: string;
  status: string;
  tries: number;
  last_error: string | null;
  letter_sealed: string | null;
}
const rowOf = async (to: string) => (await server.database.look<MailRow>('SELECT * FROM mails WHERE recipient = $1', [to]))[0];
const status = async (to: string) => (await rowOf(to))?.status;
const patient = { timeout: 10_000, interval: 100 };

describe('a mail', () => {
  it('goes out after the commit, as text and HTML, with a Message-ID made of its id', async () => {
    await sendTo('dana@levi.example');
    await expect.poll(() => status('dana@levi.example'), patient).toBe('sent');
    const [mail] = smtp.received;
    const row = await rowOf('dana@levi.example');
    expect(mail?.to).toEqual(['dana@levi.example']);
    expect(mail?.headers).toContain('From: Test school <office@school.example>');
    expect(mail?.headers).toContain(`Message-ID: <${row?.id}@school.example>`);
    expect(mail?.headers).toContain('Subject: Hello Dana');
    expect(mail?.text).toContain('https://a.example/#token=s3cret');
    expect(mail?.raw).toContain('Content-Type: text/html');
  });

  it('in Hebrew and Vietnamese arrives letter by letter', async () => {
    await sendTo('he@levi.example', { locale: 'he', name: 'דנה' });
    await sendTo('vi@levi.example', { locale: 'vi', name: 'Đặng' });
    await expect.poll(() => smtp.received.length, patient).toBe(2);
    const textTo = (to: string) => smtp.received.find((mail) => mail.to.includes(to))?.text;
    expect(textTo('he@levi.example')).toContain('דנה היקר');
    expect(textTo('vi@levi.example')).toContain('Thân gửi Đặng');
  });

  it('is not sent when the change that wrote it is undone', async () => {
    const undone = inTenant(server.app.system.database, caller, async (tx) => {
      await server.app.system.mail.send(tx, { to: 'undone@levi.example', template: greeting, locale: 'en', data: { name: 'x' } });
      throw new Error('no after all');
    });
    await expect(undone).rejects.toThrow('no after all');
    await sendTo('after@levi.example');
    await expect.poll(() => status('after@levi.example'), patient).toBe('sent');
    expect(smtp.received.map(({ to }) => to)).toEqual([['after@levi.example']]);
    expect(await rowOf('undone@levi.example')).toBeUndefined();
  });

  it('lies sealed while it waits, and its letter is gone once it was sent', async () => {
    smtp.refuseNext(451);
    await sendTo('sealed@levi.example');
    await expect.poll(async () => (await rowOf('sealed@levi.example'))?.last_error, patient).toBeTruthy();
    const waiting = await rowOf('sealed@levi.example');
    expect(waiting?.letter_sealed).toMatch(/^v1\./);
    expect(JSON.stringify(waiting)).not.toContain('s3cret');
    await server.database.look(`UPDATE mails SET next_try_at = now() WHERE recipient = 'sealed@levi.example'`);
    server.app.system.jobs.wake(SEND_MAILS);
    await expect.poll(() => status('sealed@levi.example'), patient).toBe('sent');
    expect((await rowOf('sealed@levi.example'))?.letter_sealed).toBeNull();
  });

  it('is tried again after a refusal for now, with the same Message-ID, and not at once', async () => {
    smtp.refuseNext(451);
    await sendTo('later@levi.example');
    await expect.poll(async () => (await rowOf('later@levi.example'))?.last_error, patient).toContain('451');
    const [wait] = await server.database.look<{ seconds: number }>(
      `SELECT extract(epoch FROM next_try_at - now())::int AS seconds FROM mails WHERE recipient = 'later@levi.example'`,
    );
    expect(wait?.seconds).toBeGreaterThan(30);
    expect(wait?.seconds).toBeLessThanOrEqual(60);
    await server.database.look(`UPDATE mails SET next_try_at = now() WHERE recipient = 'later@levi.example'`);
    server.app.system.jobs.wake(SEND_MAILS);
    await expect.poll(() => status('later@levi.example'), patient).toBe('sent');
    const row = await rowOf('later@levi.example');
    expect(row?.tries).toBe(2);
    expect(smtp.received[0]?.headers).toContain(`<${row?.id}@`);
  });

  it('that is refused for good has failed, and says why', async () => {
    smtp.refuseNext(554);
    await sendTo('never@levi.example');
    await expect.poll(() => status('never@levi.example'), patient).toBe('failed');
    expect(await rowOf('never@levi.example')).toMatchObject({ tries: 1, letter_sealed: null, last_error: expect.stringContaining('554') });
    expect(smtp.received).toEqual([]);
  });

  it('whose link has expired is not sent any more', async () => {
    await sendTo('late@levi.example', { expiresAt: new Date(Date.now() - 1000).toISOString() });
    await expect.poll(() => status('late@levi.example'), patient).toBe('failed');
    expect(smtp.received).toEqual([]);
  });

  it('of many goes out once each, with two servers at it', async () => {
    const other = await startTestServer({ database: server.database, environment: { SMTP_URL: smtp.url } });
    const everybody = Array.from({ length: 60 }, (_, n) => `person${n}@levi.example`);
    await inTenant(server.app.system.database, caller, async (tx) => {
      for (const to of everybody) await server.app.system.mail.send(tx, { to, template: greeting, locale: 'en', data: { name: to } });
    });
    other.app.system.jobs.wake(SEND_MAILS);
    await expect.poll(() => smtp.received.length, patient).toBeGreaterThanOrEqual(60);
    await other.close();
    expect(smtp.received.map(({ to }) => to[0]).sort()).toEqual(everybody.sort());
  });

  it('held by a server that died goes out when its lease is over', async () => {
    await sendTo('orphan@levi.example', { expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    await expect.poll(() => status('orphan@levi.example'), patient).toBe('sent');
    // As a server leaves it that was killed between claiming and marking.
    const { id = '' } = (await rowOf('orphan@levi.example')) ?? {};
    const sealed = server.app.system.sealing.seal(JSON.stringify({ subject: 'Again', text: 'Again', html: '<p>Again</p>' }), `mails:${id}`);
    await server.database.look(
      `UPDATE mails SET status = 'queued', letter_sealed = $1, tries = 1, next_try_at = now() - interval '1 second' WHERE id = $2`,
      [sealed, id],
    );
    server.app.system.jobs.wake(SEND_MAILS);
    await expect.poll(() => status('orphan@levi.example'), patient).toBe('sent');
    expect(smtp.received.at(-1)?.headers).toContain(`Message-ID: <${id}@school.example>`);
  });
});

describe('without SMTP_URL', () => {
  const lines: string[] = [];
  async function sendThere(NODE_ENV: string): Promise<{ lines: string[]; mail: string }> {
    const { createApp } = await import('../../src/app.ts');
    const { readConfig } = await import('../../src/config.ts');
    const { createLog } = await import('../../src/platform/log.ts');
    lines.length = 0;
    const log = createLog('info', false, { write: (line) => void lines.push(line) });
    const own = {
      ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
      SERVICE_TOKEN: 'a-token-of-our-own',
      CRM_HMAC_SECRET: 'a-secret-of-our-own',
    };
    const config = readConfig({ NODE_ENV, PUBLIC_URL: 'https://school.example', ...own });
    const database = await (await import('../support/database.ts')).createTestDatabase();
    const app = await createApp({ config, log, connection: database.connection });
    await openSchool({ ...server, app, database }, 'driving');
    await inTenant(app.system.database, caller, (tx) =>
      app.system.mail.send(tx, { to: 'kept@levi.example', template: greeting, locale: 'en', data: { name: 'Dana' } }),
    );
    const ready = await app.http.inject({ method: 'GET', url: '/api/v1/health/ready' });
    expect([ready.statusCode, ready.json().data.mail]).toEqual([200, 'Mails wait until SMTP_URL is set.']);
    const [row] = await database.look<{ status: string }>(`SELECT status FROM mails WHERE recipient = 'kept@levi.example'`);
    await app.stop();
    await database.drop();
    return { lines: [...lines], mail: row?.status ?? 'lost' };
  }

  it('a mail is kept, and in development its link is in the log', async () => {
    const { lines, mail } = await sendThere('development');
    expect(mail).toBe('queued');
    expect(lines.join('\n')).toContain('#token=s3cret');
  });

  it.each(['staging', 'production'])('a mail is kept, and in %s its link is nowhere in the log', async (environment) => {
    const { lines, mail } = await sendThere(environment);
    expect(mail).toBe('queued');
    expect(lines.join('\n')).not.toContain('s3cret');
  });
});

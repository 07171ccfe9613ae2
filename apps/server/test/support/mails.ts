import type { RenderedLetter } from '../../src/platform/mail/letter.ts';
import { letterContext } from '../../src/platform/mail/outbox.ts';
import type { TestServer } from './server.ts';

interface WaitingMail {
  id: string;
  template: string;
  recipient: string;
  letter: RenderedLetter;
}

/** The mails that wait for somebody, oldest first, with their letters opened. */
export async function waitingMails(server: TestServer, recipient: string): Promise<WaitingMail[]> {
  const rows = await server.database.look<{ id: string; template: string; recipient: string; sealed: string }>(
    `SELECT id, template, recipient, letter_sealed AS sealed FROM mails WHERE recipient = $1 AND status = 'queued' ORDER BY created_at, id`,
    [recipient],
  );
  return rows.map(({ sealed, ...mail }) => ({
    ...mail,
    // What Outbox.send sealed.
    letter: JSON.parse(server.app.system.sealing.open(sealed, letterContext(mail.id))) as RenderedLetter,
  }));
}

/** The token in the link of the newest mail that waits for somebody. */
export async function mailedToken(server: TestServer, recipient: string): Promise<string> {
  const mail = (await waitingMails(server, recipient)).at(-1);
  const token = /#token=(\S+)/.exec(mail?.letter.text ?? '')?.[1];
  if (!token) throw new Error(`no link was mailed to ${recipient}`);
  return token;
}

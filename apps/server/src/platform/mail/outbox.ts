import type { Logger } from 'pino';
import type { SealingKeys } from '../crypto/sealing.ts';
import type { TenantTx } from '../db/transactions.ts';
import { newId } from '../ids.ts';
import { type MailLocale, type MailTemplate, renderLetter } from './letter.ts';
import { insertMail } from './mails-store.ts';

/** One mail to one person. */
export interface Mail<Data> {
  to: string;
  template: MailTemplate<Data>;
  locale: MailLocale;
  data: Data;
  /** ISO instant after which it need not be sent. */
  expiresAt?: string;
}

interface OutboxOptions {
  sealing: SealingKeys;
  log: Logger;
  /** Called after the commit of a change that wrote a mail; null when there is no server to send by. */
  wake: (() => void) | null;
  /** Whether the log may show the links of mails that can't be sent: never where real people are. */
  showsLinks: boolean;
}

/** The context a sealed letter opens in. */
export function letterContext(id: string): string {
  return `mails:${id}`;
}

/**
 * Where mails are put, in the transaction of the change that causes them: no change without its mail, no
 * mail without its change. `MailSender` takes them from there, after the commit.
 */
export class Outbox {
  readonly #options: OutboxOptions;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  async send<Data>(tx: TenantTx, { to, template, locale, data, expiresAt }: Mail<Data>): Promise<void> {
    const id = newId('mal');
    const letter = template.write[locale](data);
    const rendered = renderLetter(letter, locale);
    await insertMail(tx, {
      id,
      template: template.name,
      recipient: to,
      locale,
      subject: rendered.subject,
      letterSealed: this.#options.sealing.seal(JSON.stringify(rendered), letterContext(id)),
      expiresAt: expiresAt ?? null,
    });
    tx.afterCommit(() => this.#queued(to, rendered.subject, letter.button?.url));
  }

  #queued(to: string, subject: string, link: string | undefined): void {
    const { wake, showsLinks, log } = this.#options;
    if (wake) wake();
    else if (showsLinks) log.info({ to, link }, `No SMTP_URL, so this mail waits: ${subject}`);
  }
}

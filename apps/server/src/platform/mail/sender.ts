/**
 * A mail's states: queued → sent
 *                    ↘ failed   (refused for good, too late, or tried too often)
 *
 * Claim (a transaction of its own) → SMTP, outside of any → mark. A server killed between SMTP and mark
 * leaves the mail queued, and it goes out again with the same Message-ID: at least once.
 */
import { createTransport, type Transporter } from 'nodemailer';
import type { Logger } from 'pino';
import type { SealingKeys } from '../crypto/sealing.ts';
import type { Database } from '../db/database.ts';
import { inSystem } from '../db/transactions.ts';
import type { RenderedLetter } from './letter.ts';
import { type ClaimedMail, claimMail, deleteOldMails, markFailed, markSent, putOff } from './mails-store.ts';
import { letterContext } from './outbox.ts';
import { type MailFailure, waitAfter } from './retries.ts';

interface MailSenderOptions {
  database: Database;
  sealing: SealingKeys;
  log: Logger;
  smtpUrl: string;
  /** `Name <address>`. */
  from: string;
}

const LANES = 3;

/** Takes mails from the outbox and hands them to the SMTP server. */
export class MailSender {
  readonly #options: MailSenderOptions;
  readonly #smtp: Transporter;

  constructor(options: MailSenderOptions) {
    this.#options = options;
    this.#smtp = createTransport({
      url: options.smtpUrl,
      pool: true,
      maxConnections: LANES,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
    });
  }

  /** Sends everything that is due. Several servers may be at it together. */
  async sendDue(): Promise<void> {
    await Promise.all(
      Array.from({ length: LANES }, async () => {
        while (await this.#sendNext());
      }),
    );
  }

  async forgetOld(): Promise<void> {
    await inSystem(this.#options.database, 'platform: send mails', deleteOldMails);
  }

  close(): void {
    this.#smtp.close();
  }

  async #sendNext(): Promise<boolean> {
    const { database } = this.#options;
    const mail = await inSystem(database, 'platform: send mails', claimMail);
    if (!mail) return false;
    if (mail.isExpired) {
      await inSystem(database, 'platform: send mails', (tx) => markFailed(tx, mail, 'It could not be sent before its link expired.'));
      return true;
    }
    const failure = await this.#handOver(mail);
    await inSystem(database, 'platform: send mails', (tx) => {
      if (!failure) return markSent(tx, mail);
      const wait = waitAfter(mail.tries, failure);
      return wait === null ? markFailed(tx, mail, failure.message) : putOff(tx, mail, failure.message, wait);
    });
    return true;
  }

  async #handOver(mail: ClaimedMail): Promise<(MailFailure & { message: string }) | null> {
    const { sealing, from, log } = this.#options;
    try {
      // Written by Outbox.send, as JSON of this shape.
      const letter = JSON.parse(sealing.open(mail.letterSealed, letterContext(mail.id))) as RenderedLetter;
      await this.#smtp.sendMail({
        from,
        to: { name: '', address: mail.recipient },
        ...letter,
        messageId: `<${mail.id}@${domainOf(from)}>`,
        // Out-of-office replies and the like are asked not to answer.
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return null;
    } catch (error) {
      const { code, responseCode } = error as MailFailure;
      const message = error instanceof Error ? error.message : String(error);
      log.warn({ mail: mail.id, tenant: mail.tenantId, tries: mail.tries, reason: message }, 'a mail could not be sent');
      return { code, responseCode, message: message.slice(0, 500) };
    }
  }
}

function domainOf(from: string): string {
  return /@([^\s>]+)/.exec(from)?.[1] ?? 'rollbook.invalid';
}

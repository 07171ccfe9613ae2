import type { Locale } from '../../../i18n/locale.ts';
import type { ListSpec } from '../../../ui/records/list-state.ts';

export const MAIL_STATUSES = ['queued', 'sent', 'failed'] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

/** A mail that was sent, waits, or couldn't be sent; never what stands in it. */
export interface LoggedMail {
  id: string;
  /** `user.invitation` */
  template: string;
  to: string;
  locale: Locale;
  subject: string;
  status: MailStatus;
  tries: number;
  /** What the mail server answered the last time it didn't take it. */
  lastError: string | null;
  createdAt: string;
  sentAt: string | null;
}

export const mailLogSpec = { sorts: ['createdAt'], filters: { status: MAIL_STATUSES, to: 'text' } } satisfies ListSpec;

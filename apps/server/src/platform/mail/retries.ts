const MINUTE = 60_000;
const WAITS_MS = [1 * MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 4 * 60 * MINUTE, 12 * 60 * MINUTE];

/** What a mail server or the way to it answered. */
export interface MailFailure {
  /** nodemailer's: EENVELOPE and EMESSAGE are about this mail, the rest about the connection. */
  code?: string | undefined;
  /** The SMTP answer, for example 550. */
  responseCode?: number | undefined;
}

/**
 * How long to wait after the n-th failed try (from 1), in milliseconds; null when trying again is of no
 * use: the server refused this very mail for good (5xx), or it was tried often enough.
 */
export function waitAfter(tries: number, { code, responseCode = 0 }: MailFailure): number | null {
  const isAboutThisMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (isAboutThisMail && responseCode >= 500) return null;
  return WAITS_MS[tries - 1] ?? null;
}

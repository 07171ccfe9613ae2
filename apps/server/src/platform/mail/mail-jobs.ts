import { z } from 'zod';
import { type Job, job } from '../jobs/jobs.ts';
import type { MailSender } from './sender.ts';

const Nothing = z.object({});
export const SEND_MAILS = 'platform.send-mails';

/** Sends what waits: woken after each commit that wrote a mail, and every minute for the retries. */
export function mailJobs(sender: MailSender): Job[] {
  return [
    job({ name: SEND_MAILS, data: Nothing, cron: '* * * * *', isUrgent: true, isOnce: true, run: () => sender.sendDue() }),
    job({ name: 'platform.forget-mails', data: Nothing, cron: '11 4 * * *', run: () => sender.forgetOld() }),
  ];
}

import { list, type Route, tenantRoute } from '../../../platform/http/route.ts';
import type { StaffGate } from '../staff-gate.ts';
import { LoggedMail, MailLogQuery } from './mail-log-schemas.ts';
import { listMails } from './mail-log-store.ts';

const exampleMail: LoggedMail = {
  id: 'mal_123',
  template: 'user.invitation',
  to: 'yael@school.example',
  locale: 'he',
  subject: 'הכניסה שלך למועדון הקוד',
  status: 'sent',
  tries: 1,
  lastError: null,
  createdAt: '2026-02-19T06:21:00Z',
  sentAt: '2026-02-19T06:21:02Z',
};

export function mailLogRoutes(staff: StaffGate): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/mail-log',
      operationId: 'listMails',
      summary: 'Mails that were sent, wait, or could not be sent',
      description: 'The newest first. What stands in a mail is not shown: it may hold a link that signs somebody in.',
      tag: 'Mail log',
      gate: staff.may('mail-log', 'VIEW'),
      query: MailLogQuery,
      reply: list(LoggedMail, exampleMail),
      example: { query: { status: 'failed' } },
      run: (tx, { query }) => listMails(tx, query),
    }),
  ];
}

import { z } from 'zod';
import { line, lines } from '../../../platform/http/text.ts';
import { Id, Moment } from '../../access/index.ts';

export const Purpose = line(40)
  .regex(/^[a-z][a-z0-9_]*$/, 'must be small letters, digits and _, for example photos')
  .describe('`data_processing`, `marketing`, `photos`, `messages`, or a key of the school’s own.');
export const ConsentSource = z.enum(['form', 'paper', 'phone', 'email', 'message', 'in_person', 'import']);

export const Consent = z.object({
  id: z.string(),
  customerId: z.string(),
  studentId: z.string().nullable().describe('Null: the customer themselves.'),
  purpose: z.string(),
  isGiven: z.boolean().describe('False: refused, or taken back.'),
  source: ConsentSource,
  textVersion: z.string().nullable().describe('Which wording they agreed to.'),
  note: z.string().nullable().describe('Where the evidence is.'),
  givenAt: z.string(),
  recordedBy: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
  createdAt: z.string(),
});
export type Consent = z.output<typeof Consent>;

export const Consents = z.object({
  current: z.array(Consent).describe('How it stands: the newest of each person and purpose.'),
  history: z.array(Consent).describe('Everything that was said, newest first, at most 500.'),
});
export type Consents = z.output<typeof Consents>;

export const NewConsent = z.strictObject({
  studentId: Id.nullable().optional().describe('A student of this customer; left out, the customer themselves.'),
  purpose: Purpose,
  isGiven: z.boolean(),
  source: ConsentSource,
  textVersion: line(40)
    .regex(/^[A-Za-z0-9._-]+$/, 'must be letters, digits, dots and hyphens')
    .nullable()
    .optional(),
  note: lines(2000).nullable().optional(),
  givenAt: Moment.optional().describe('When they said so; left out, now.'),
});
export type NewConsent = z.output<typeof NewConsent>;

export const exampleConsent: Consent = {
  id: 'con_123',
  customerId: 'cus_123',
  studentId: 'stu_123',
  purpose: 'photos',
  isGiven: true,
  source: 'paper',
  textVersion: '2026-01',
  note: 'Signed at the first lesson; folder 12.',
  givenAt: '2026-02-19T06:21:00Z',
  recordedBy: { kind: 'user', id: 'usr_123', name: 'Yael Mor' },
  createdAt: '2026-02-19T06:25:00Z',
};

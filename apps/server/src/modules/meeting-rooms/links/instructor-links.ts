import { randomSecret, sha256 } from '../../../platform/crypto/secrets.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { refused } from '../../../platform/errors.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import type { System } from '../../../system.ts';
import { readMeeting } from '../../teaching/index.ts';
import type { InstructorLink } from './link-schemas.ts';
import { expiresAt } from './link-times.ts';
import { endLink, endLinkOfAnother, replaceLink } from './links-store.ts';

/** A new link for whoever teaches the meeting; the one before it ends. */
export async function openLink({ config, clock }: System, tx: TenantTx, meetingId: string): Promise<InstructorLink> {
  const { status, instructorId, instructor, endsAt } = await readMeeting(tx, meetingId);
  if (status !== 'scheduled' && status !== 'completed') {
    throw refused(`This meeting is ${status}: nobody attends it. Make a link for the one that takes its place.`, 'meeting_not_attended', {
      status,
    });
  }
  const token = randomSecret(24);
  const until = expiresAt(endsAt, clock());
  await replaceLink(tx, { meetingId, instructorId, tokenHash: sha256(token), expiresAt: until });
  await record(tx, { action: 'meeting.link_opened', entity: 'meeting', entityId: meetingId, new: { instructorId, expiresAt: until } });
  const base = (config.PUBLIC_URL ?? `http://localhost:${config.PORT}`).replace(/\/$/, '');
  return { url: `${base}/lessons/${token}`, instructor, expiresAt: until };
}

/** Ends the link: who has it finds nothing from now on. */
export async function closeLink(tx: TenantTx, meetingId: string): Promise<void> {
  await readMeeting(tx, meetingId);
  if (!(await endLink(tx, meetingId))) throw refused('This meeting has no link, so there is none to end.', 'no_link');
  await record(tx, { action: 'meeting.link_closed', entity: 'meeting', entityId: meetingId });
}

/** Heard with every change of a meeting: a substitute, a cancellation or a deletion ends the link for good. */
export async function followMeeting(tx: TenantTx, { subject }: { subject: string }): Promise<void> {
  await endLinkOfAnother(tx, subject);
}

import { sha256 } from '../../../platform/crypto/secrets.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { keepRecording } from '../../teaching/index.ts';
import { plainName } from '../suggestions/plain-name.ts';
import { meetingIn } from './matching.ts';
import { keepEnd, keepMessage, keepParticipant, keepStart, listJoined } from './rooms-store.ts';
import type { RoomNews } from './zoom-message.ts';

/** News of a room, of which nothing is to be answered. */
export type HeardNews = Exclude<RoomNews, { kind: 'validation' }>;

/** Takes news of a room to the lesson held in it. Told again, or of no lesson of ours, it changes nothing. */
export async function hearRoom(tx: TenantTx, news: HeardNews, body: Buffer): Promise<void> {
  const meeting = meetingIn(await listJoined(tx, news.at), news.roomId, news.at);
  if (!meeting || !(await keepMessage(tx, sha256(body)))) return;
  const { id } = meeting;
  const { at } = news;
  switch (news.kind) {
    case 'started':
      await keepStart(tx, id, at);
      return record(tx, { action: 'meeting.room_opened', entity: 'meeting', entityId: id, new: { at } });
    case 'ended':
      await keepEnd(tx, id, at);
      return record(tx, { action: 'meeting.room_closed', entity: 'meeting', entityId: id, new: { at } });
    case 'recorded':
      return keepRecording(tx, id, news.url);
    case 'joined':
      return keepParticipant(tx, id, news.who, plainName(news.who.name), { joinedAt: at, leftAt: null });
    case 'left':
      return keepParticipant(tx, id, news.who, plainName(news.who.name), { joinedAt: null, leftAt: at });
  }
}

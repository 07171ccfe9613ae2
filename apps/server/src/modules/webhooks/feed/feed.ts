import type { SealingKeys } from '../../../platform/crypto/sealing.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { invalid } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { learnersToldTo, ownIds } from '../../access/index.ts';
import { wantedTypes } from '../catalogue/catalogue.ts';
import { toldData, toldSubject } from '../dispatch/told-learners.ts';
import type { FeedEvent, FeedQuery } from './feed-schemas.ts';
import { latestPlace, lookAhead, type Place, readFeed } from './feed-store.ts';

// Rows looked at for one answer: a rare type doesn't make the server read everything.
const LOOKED_AT = 2000;
const START: Place = { xid: '0', seq: 0 };

/** The next events behind `after`, of the types asked for. The cursor goes on also when none of them fits. */
export async function nextEvents(
  sealing: SealingKeys,
  tx: TenantTx,
  { after, types, sortOrder, limit }: FeedQuery,
): Promise<Listing<FeedEvent>> {
  const from =
    after === undefined && sortOrder === 'asc' ? START : after === undefined || after === 'latest' ? await latestPlace(tx) : placeOf(after);
  // Who comes by a key is held to what the school shares; its staff see everything.
  const isPartner = tx.caller.kind === 'key';
  const end = isPartner || types !== undefined ? await lookAhead(tx, from, sortOrder, LOOKED_AT) : null;
  const wanted = types === undefined ? null : wantedTypes(types);
  const found = await readFeed(tx, { after: from, upTo: end, sortOrder, types: wanted, isSharedOnly: isPartner, most: limit + 1 });
  const rows = found.slice(0, limit);
  const isFull = found.length > limit;
  const last = (isFull ? null : end) ?? rows.at(-1) ?? from;
  const learners = isPartner ? await learnersToldTo(sealing, tx, tx.caller.id ?? '', false) : ownIds;
  return {
    rows: rows.map(({ xid: _, seq: __, ...event }) => ({
      ...event,
      subject: toldSubject(event.type, event.subject, learners),
      data: toldData(event.type, event.data, learners),
      tenantId: tx.tenantId,
    })),
    page: { total: null, limit, offset: null, hasMore: isFull || end?.looked === LOOKED_AT, nextCursor: cursorOf(last) },
  };
}

function cursorOf({ xid, seq }: Place): string {
  return Buffer.from(`${xid}.${seq}`).toString('base64url');
}

function placeOf(cursor: string): Place {
  const [, xid, seq] = /^(\d{1,19})\.(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (xid === undefined || seq === undefined) throw invalid('after', 'This is not a cursor of ours. Start again without one.');
  return { xid, seq: Number(seq) };
}

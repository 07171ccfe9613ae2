import type { TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { ownId } from '../me.ts';
import { endSessions, revokeSession } from '../sessions-store.ts';
import { deviceOf } from './devices.ts';
import { isOwnSession, listOwnSessions } from './own-sessions-store.ts';
import type { OwnSession } from './session-schemas.ts';

/** Where one is signed in. */
export async function readOwnSessions(tx: TenantTx): Promise<Listing<OwnSession>> {
  const sessions = await listOwnSessions(tx, ownId(tx));
  const rows = sessions.map(({ userAgent, ...session }) => ({
    ...session,
    device: deviceOf(userAgent),
    isCurrent: session.id === tx.caller.sessionId,
  }));
  return { rows, page: { total: rows.length, limit: 1000, offset: 0, hasMore: false, nextCursor: null } };
}

/** Signs oneself out on one device, on every server at once. */
export async function endOwnSession(tx: TenantTx, id: string): Promise<void> {
  const userId = ownId(tx);
  if (!(await isOwnSession(tx, userId, id))) throw notFound('session');
  await revokeSession(tx, id, 'ended');
  await record(tx, { action: 'session.ended', entity: 'user', entityId: userId, new: { sessionId: id } });
}

/** Signs oneself out everywhere else. */
export async function endOtherSessions(tx: TenantTx): Promise<void> {
  const userId = ownId(tx);
  const sessions = await endSessions(tx, userId, 'ended', tx.caller.sessionId ?? null);
  await record(tx, { action: 'session.others_ended', entity: 'user', entityId: userId, new: { sessions } });
}

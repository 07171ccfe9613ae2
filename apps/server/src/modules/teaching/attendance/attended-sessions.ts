import type { TenantTx } from '../../../platform/db/transactions.ts';
import { tellEvents } from '../../../platform/ledger/ledger.ts';
import { takeUntoldSessions } from './attended-sessions-store.ts';

/** Tells who attended a completed meeting, each student once: they learned, as in an app. */
export async function tellAttendedSessions(tx: TenantTx, meetingId: string): Promise<void> {
  const sessions = await takeUntoldSessions(tx, meetingId);
  await tellEvents(
    tx,
    sessions.map((session) => ({
      type: 'SESSION_COMPLETED',
      subject: session.learnerId,
      data: { ...session, sessionType: 'meeting', score: null },
    })),
  );
}

import type { TenantTx } from '../../../platform/db/transactions.ts';
import { recordAll } from '../../../platform/ledger/ledger.ts';
import type { Meeting } from './meeting-schemas.ts';
import type { SeenMeeting } from './meetings-store.ts';

type Action = 'created' | 'updated' | 'completed' | 'cancelled' | 'postponed' | 'deleted' | 'restored' | 'recalculated' | 'substituted';

// The catalogue has no words of its own for these.
const EVENTS: Partial<Record<Action, string>> = { restored: 'updated', recalculated: 'updated', substituted: 'updated' };

interface MeetingChange {
  before?: SeenMeeting | undefined;
  after?: SeenMeeting | undefined;
}

/** Leaves audit rows and events of changes. What a lesson costs is nobody's affair outside: events carry no pay and no profit. */
export async function tellMeetings(tx: TenantTx, action: Action, changes: readonly MeetingChange[]): Promise<void> {
  await recordAll(
    tx,
    changes.map(({ before, after }) => {
      const shown = after ?? before;
      if (!shown) throw new Error('a change needs the record it changed');
      return {
        action: `meeting.${action}`,
        entity: 'meeting',
        entityId: shown.id,
        old: before && plain(before),
        new: after && plain(after),
        event: { type: `meeting.${EVENTS[action] ?? action}`, subject: shown.id, data: told(shown) },
      };
    }),
  );
}

function plain({ isOwn: _, ...meeting }: SeenMeeting): Meeting & Record<string, unknown> {
  return { ...meeting };
}

function told({
  isOwn: _,
  instructorPayment: _pay,
  profit: _profit,
  expenses: _expenses,
  ...meeting
}: SeenMeeting): Record<string, unknown> {
  return { ...meeting };
}

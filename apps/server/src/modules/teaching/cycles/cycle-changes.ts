import type { TenantTx } from '../../../platform/db/transactions.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import type { Cycle } from './cycle-schemas.ts';

type Action = 'created' | 'updated' | 'deleted' | 'restored' | 'completed' | 'cancelled';

/** Leaves the audit row and the event of a change. Restoring tells `.updated`: the catalogue has no word for it. */
export async function tellCycle(tx: TenantTx, action: Action, before: Cycle | undefined, after: Cycle | undefined): Promise<void> {
  const shown = after ?? before;
  if (!shown) throw new Error('a change needs the record it changed');
  // What an instructor is paid is nobody's affair outside.
  const { instructorPaymentMode: _, instructorDailyRate: __, ...told } = shown;
  await record(tx, {
    action: `cycle.${action}`,
    entity: 'cycle',
    entityId: shown.id,
    old: before && { ...before },
    new: after && { ...after },
    event: { type: `cycle.${action === 'restored' ? 'updated' : action}`, subject: shown.id, data: told },
  });
}

import type { TenantTx } from '../../../platform/db/transactions.ts';
import { record, tellEvents } from '../../../platform/ledger/ledger.ts';
import type { Registration } from './registration-schemas.ts';

type Action = 'created' | 'updated' | 'cancelled' | 'paid' | 'waitlisted' | 'promoted' | 'deleted' | 'restored' | 'transferred';
const EVENTS: Partial<Record<Action, string>> = { restored: 'updated', transferred: 'updated' };

export async function tellRegistration(
  tx: TenantTx,
  action: Action,
  before: Registration | undefined,
  after: Registration | undefined,
): Promise<void> {
  const shown = after ?? before;
  if (!shown) throw new Error('a change needs the record it changed');
  await record(tx, {
    action: `registration.${action}`,
    entity: 'registration',
    entityId: shown.id,
    old: before && { ...before },
    new: after && { ...after },
    event: { type: `registration.${EVENTS[action] ?? action}`, subject: shown.id, data: { ...shown } },
  });
  if (action === 'created' || action === 'promoted') await tellAssigned(tx, shown);
}

/** What a learner has to learn from now on, for learning platforms. */
async function tellAssigned(tx: TenantTx, { id, studentId, cycleId, cycle }: Registration): Promise<void> {
  const data = { assignmentId: id, learnerId: studentId, contentType: 'cycle', contentId: cycleId, title: cycle.name };
  await tellEvents(tx, [{ type: 'CONTENT_ASSIGNED', subject: studentId, data }]);
}

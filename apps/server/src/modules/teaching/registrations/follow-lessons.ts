import type { TenantTx } from '../../../platform/db/transactions.ts';
import { recordAll } from '../../../platform/ledger/ledger.ts';
import { activateRegistrations, completeRegistrations, type Moved, reopenRegistrations } from './completing-store.ts';

/** A lesson was held: those who were there on that day have begun. */
export async function beginWithLesson(tx: TenantTx, cycleId: string, date: string): Promise<void> {
  await tellMoved(tx, cycleId, 'active', await activateRegistrations(tx, cycleId, date));
}

/** The cycle is over: so is everybody's part in it. */
export async function completeWithCycle(tx: TenantTx, cycleId: string): Promise<void> {
  await tellMoved(tx, cycleId, 'completed', await completeRegistrations(tx, cycleId));
}

/** The cycle goes on after all. */
export async function reopenWithCycle(tx: TenantTx, cycleId: string): Promise<void> {
  await tellMoved(tx, cycleId, 'active', await reopenRegistrations(tx, cycleId));
}

async function tellMoved(tx: TenantTx, cycleId: string, status: string, moved: readonly Moved[]): Promise<void> {
  await recordAll(
    tx,
    moved.map(({ id, studentId, from }) => ({
      action: 'registration.updated',
      entity: 'registration',
      entityId: id,
      old: { status: from },
      new: { status },
      event: { type: 'registration.updated', subject: id, data: { id, studentId, cycleId, status } },
    })),
  );
}

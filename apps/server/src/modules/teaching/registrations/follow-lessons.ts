import type { TenantTx } from '../../../platform/db/transactions.ts';
import { recordAll } from '../../../platform/ledger/ledger.ts';
import { activateRegistrations, completeRegistrations, type Moved, reopenRegistrations } from './completing-store.ts';
import { currentRegistrations } from './registrations-store.ts';

/** A lesson was held: those who were there on that day have begun. */
export async function beginWithLesson(tx: TenantTx, cycleId: string, date: string): Promise<void> {
  await tellMoved(tx, await activateRegistrations(tx, cycleId, date));
}

/** The cycle is over: so is everybody's part in it. */
export async function completeWithCycle(tx: TenantTx, cycleId: string): Promise<void> {
  await tellMoved(tx, await completeRegistrations(tx, cycleId));
}

/** The cycle goes on after all. */
export async function reopenWithCycle(tx: TenantTx, cycleId: string): Promise<void> {
  await tellMoved(tx, await reopenRegistrations(tx, cycleId));
}

async function tellMoved(tx: TenantTx, moved: readonly Moved[]): Promise<void> {
  if (moved.length === 0) return;
  const before = new Map(moved.map(({ id, from }) => [id, from]));
  const registrations = await currentRegistrations(tx, [...before.keys()]);
  await recordAll(
    tx,
    registrations.map((registration) => ({
      action: 'registration.updated',
      entity: 'registration',
      entityId: registration.id,
      old: { status: before.get(registration.id) },
      new: { status: registration.status },
      event: { type: 'registration.updated', subject: registration.id, data: { ...registration } },
    })),
  );
}

import type { SealingKeys } from '../../../platform/crypto/sealing.ts';
import { randomSecret } from '../../../platform/crypto/secrets.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { AppError } from '../../../platform/errors.ts';
import { insertStandInSecret, readSharing, type SharingSwitches } from './sharing-store.ts';
import { type LearnerNames, ownIds, standIns } from './stand-ins.ts';

type Kind = Exclude<keyof SharingSwitches, 'anonymiseLearners'>;

/** How this caller is told of learners; refused when the school has switched this kind of sharing off. */
export async function learnersFor(sealing: SealingKeys, tx: TenantTx, kind: Kind): Promise<LearnerNames> {
  const sharing = await readSharing(tx);
  if (!sharing[kind]) {
    throw new AppError('FORBIDDEN', 'This school has switched this kind of sharing off. Ask its administrators to switch it on.', {
      contractCode: 'DATA_ACCESS_DISABLED',
    });
  }
  return sharing.anonymiseLearners ? openStandIns(sealing, tx.tenantId, sharing.secretSealed, tx.caller.id ?? '') : ownIds;
}

/** How a receiver is told of learners whatever is shared: by stand-ins when it wants them, or the school does. */
export async function learnersToldTo(sealing: SealingKeys, tx: TenantTx, receiverId: string, isAnonymised: boolean): Promise<LearnerNames> {
  const { anonymiseLearners, secretSealed } = await readSharing(tx);
  return isAnonymised || anonymiseLearners ? openStandIns(sealing, tx.tenantId, secretSealed, receiverId) : ownIds;
}

/** The stand-ins of a receiver, from the school's sealed secret. */
export function openStandIns(sealing: SealingKeys, tenantId: string, sealed: string | null, receiverId: string): LearnerNames {
  if (sealed === null) throw new Error('stand-ins are wanted, and the school has no secret for them');
  return standIns(sealing.open(sealed, contextOf(tenantId)), receiverId);
}

/** Makes the school's secret for stand-ins, if it has none: where they are switched on, so that reading never has to write. */
export async function prepareStandIns(sealing: SealingKeys, tx: TenantTx): Promise<void> {
  await insertStandInSecret(tx, sealing.seal(randomSecret(), contextOf(tx.tenantId)));
}

function contextOf(tenantId: string): string {
  return `tenants.stand_in_secret:${tenantId}`;
}

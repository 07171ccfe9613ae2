import type { TenantTx } from '../../../platform/db/transactions.ts';
import { invalid } from '../../../platform/errors.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { checkVersion } from '../../../platform/versions.ts';
import type { Customer, MergeRequest, Student } from '../schemas.ts';

/** What a merge needs to know of a kind of people. */
export interface Mergeable<Person> {
  noun: 'customer' | 'student';
  lock: (tx: TenantTx, id: string) => Promise<Person>;
  /** Throws a 409 naming what keeps these two from being one. */
  check: (kept: Person, duplicate: Person) => void;
  /** Hides the duplicate behind the one who stays, and gives them everything people owns of it. */
  join: (tx: TenantTx, kept: Person, duplicate: Person) => Promise<void>;
}

/**
 * Two records of one person become one. Everything of the duplicate goes to the one who stays: what people owns here,
 * the rest by those who hear `….merged`, who may refuse. The duplicate's id goes on finding them.
 */
export async function merge<Person extends Customer | Student>(
  tx: TenantTx,
  { noun, lock, check, join }: Mergeable<Person>,
  id: string,
  { duplicateId }: MergeRequest,
  ifMatch: number | null,
): Promise<Person> {
  if (id === duplicateId) throw invalid('duplicateId', `is this ${noun}; name the other one`);
  // In the order of their ids, so that two merges crosswise don't wait for each other.
  const [first, second] = id < duplicateId ? [id, duplicateId] : [duplicateId, id];
  const locked = [await lock(tx, first), await lock(tx, second)];
  const [before, duplicate] = id === first ? locked : locked.reverse();
  if (!before || !duplicate) throw new Error('both were locked');
  checkVersion(before, ifMatch);
  check(before, duplicate);
  await join(tx, before, duplicate);
  const after = await lock(tx, id);
  await record(tx, { action: `${noun}.merged_away`, entity: noun, entityId: duplicateId, old: { ...duplicate }, new: { mergedInto: id } });
  await record(tx, {
    action: `${noun}.merged`,
    entity: noun,
    entityId: id,
    old: { ...before },
    new: { ...after, merged: duplicateId },
    event: { type: `${noun}.merged`, subject: id, data: { ...after, mergedId: duplicateId } },
  });
  return after;
}

import type { TenantTx } from '../../../platform/db/transactions.ts';
import { conflict, invalid } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { newId } from '../../../platform/ids.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { checkVersion } from '../../../platform/versions.ts';
import { branchFor } from '../visibility.ts';
import {
  type BranchValues,
  countRunningOrders,
  getBranch,
  insertBranch,
  listBranches,
  lockBranch,
  lockDeletedBranch,
  setBranchDeleted,
  updateBranch,
} from './branches-store.ts';
import { withRoomIds } from './rooms.ts';
import type { Branch, BranchChanges, BranchQuery, BranchReplacement, NewBranch } from './schemas.ts';

export async function browseBranches(tx: TenantTx, query: BranchQuery): Promise<Listing<Branch>> {
  const { rows, page } = await listBranches(tx, query);
  return { rows: rows.map((branch) => branchFor(tx.caller, branch)), page };
}

export async function readBranch(tx: TenantTx, id: string): Promise<Branch> {
  return branchFor(tx.caller, await getBranch(tx, id));
}

export async function createBranch(tx: TenantTx, given: NewBranch): Promise<Branch> {
  const id = given.id ?? newId('brn');
  await insertBranch(tx, id, valuesOf(given));
  const after = await getBranch(tx, id);
  await tell(tx, 'created', 'created', undefined, after);
  return branchFor(tx.caller, after);
}

/** Every editable field: one that is left out is emptied, and a branch not said to be inactive is active. */
export async function replaceBranch(tx: TenantTx, id: string, given: BranchReplacement, ifMatch: number | null): Promise<Branch> {
  const before = await lockBranch(tx, id);
  checkVersion(before, ifMatch);
  return save(tx, before, valuesOf(given));
}

/** The fields given; the rest stays. */
export async function changeBranch(tx: TenantTx, id: string, given: BranchChanges, ifMatch: number | null): Promise<Branch> {
  const before = await lockBranch(tx, id);
  checkVersion(before, ifMatch);
  const { name = before.name, type = before.type } = given;
  return save(tx, before, valuesOf({ ...before, ...given, name, type }));
}

export async function deleteBranch(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
  const before = await lockBranch(tx, id);
  checkVersion(before, ifMatch);
  const orders = await countRunningOrders(tx, id);
  if (orders > 0) {
    const these = orders === 1 ? '1 institutional order that is' : `${orders} institutional orders that are`;
    throw conflict(`This branch has ${these} draft or active. Complete, cancel or move ${orders === 1 ? 'it' : 'them'} first.`);
  }
  await setBranchDeleted(tx, id, true);
  await tell(tx, 'deleted', 'deleted', before, undefined);
}

export async function restoreBranch(tx: TenantTx, id: string): Promise<Branch> {
  const before = await lockDeletedBranch(tx, id);
  if (!before) throw conflict('This branch is not deleted, so there is nothing to restore.');
  await setBranchDeleted(tx, id, false);
  const after = await getBranch(tx, id);
  await tell(tx, 'restored', 'updated', before, after);
  return branchFor(tx.caller, after);
}

async function save(tx: TenantTx, before: Branch, values: BranchValues): Promise<Branch> {
  await updateBranch(tx, before.id, values);
  const after = await getBranch(tx, before.id);
  await tell(tx, 'updated', 'updated', before, after);
  return branchFor(tx.caller, after);
}

function valuesOf(given: BranchReplacement): BranchValues {
  const rooms = withRoomIds(given.rooms ?? []);
  if (!rooms) throw invalid('rooms', 'holds a room id twice; give each room its own, or none for a new room');
  return {
    externalId: given.externalId ?? null,
    name: given.name,
    type: given.type,
    address: given.address ?? null,
    city: given.city ?? null,
    timezone: given.timezone ?? null,
    contactName: given.contactName ?? null,
    contactPhone: given.contactPhone ?? null,
    contactEmail: given.contactEmail ?? null,
    rooms,
    isActive: given.isActive ?? true,
  };
}

async function tell(
  tx: TenantTx,
  action: 'created' | 'updated' | 'deleted' | 'restored',
  event: 'created' | 'updated' | 'deleted',
  before: Branch | undefined,
  after: Branch | undefined,
): Promise<void> {
  const shown = after ?? before;
  if (!shown) throw new Error('a change needs the record it changed');
  await record(tx, {
    action: `branch.${action}`,
    entity: 'branch',
    entityId: shown.id,
    old: before && { ...before },
    new: after && { ...after },
    event: { type: `branch.${event}`, subject: shown.id, data: { ...shown } },
  });
}

import type { TenantTx } from '../../../platform/db/transactions.ts';
import { conflict, invalid } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { newId } from '../../../platform/ids.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { checkVersion } from '../../../platform/versions.ts';
import { getBranch, holdBranch } from '../branches/branches-store.ts';
import { localToday } from '../today-store.ts';
import { mayMove, movesFrom, type OrderStatus } from './order-status.ts';
import {
  getOrder,
  insertOrder,
  listOrders,
  lockDeletedOrder,
  lockOrder,
  type OrderValues,
  setOrderDeleted,
  updateOrder,
} from './orders-store.ts';
import type { InstitutionalOrder, NewOrder, OrderChanges, OrderQuery, OrderReplacement } from './schemas.ts';

/** The orders of one branch, which has to be there. */
export async function browseOrdersOf(tx: TenantTx, branchId: string, query: OrderQuery): Promise<Listing<InstitutionalOrder>> {
  await getBranch(tx, branchId);
  return listOrders(tx, { ...query, branchId });
}

/** An order begins in any state: one that is entered late begins where it is. */
export async function createOrder(tx: TenantTx, given: NewOrder): Promise<InstitutionalOrder> {
  const id = given.id ?? newId('ord');
  await insertOrder(tx, id, await valuesOf(tx, given));
  const after = await getOrder(tx, id);
  await keep(tx, 'created', undefined, after);
  return after;
}

/** Every editable field: one that is left out is emptied, but for the date and the status, which stay. */
export async function replaceOrder(tx: TenantTx, id: string, given: OrderReplacement, ifMatch: number | null): Promise<InstitutionalOrder> {
  const before = await lockOrder(tx, id);
  checkVersion(before, ifMatch);
  return save(tx, before, await valuesOf(tx, given, before));
}

/** The fields given; the rest stays. A total that follows from price and meetings goes on doing so. */
export async function changeOrder(tx: TenantTx, id: string, given: OrderChanges, ifMatch: number | null): Promise<InstitutionalOrder> {
  const before = await lockOrder(tx, id);
  checkVersion(before, ifMatch);
  const { payerName = before.payerName } = given;
  const estimatedTotal = before.isTotalGiven ? before.estimatedTotal : null;
  return save(tx, before, await valuesOf(tx, { ...before, estimatedTotal, ...given, payerName }, before));
}

export async function deleteOrder(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
  const before = await lockOrder(tx, id);
  checkVersion(before, ifMatch);
  // Whoever still needs it says so by throwing a 409.
  await tx.react({ type: 'institutional-order.deleting', subject: id, data: {} });
  await setOrderDeleted(tx, id, true);
  await keep(tx, 'deleted', before, undefined);
}

export async function restoreOrder(tx: TenantTx, id: string): Promise<InstitutionalOrder> {
  const before = await lockDeletedOrder(tx, id);
  if (!before) throw conflict('This institutional order is not deleted, so there is nothing to restore.');
  const { branchId } = before;
  if (branchId && !(await holdBranch(tx, branchId))) throw conflict(`Restore branch ${branchId} first: this order belongs to it.`);
  await setOrderDeleted(tx, id, false);
  const after = await getOrder(tx, id);
  await keep(tx, 'restored', before, after);
  return after;
}

async function save(tx: TenantTx, before: InstitutionalOrder, values: OrderValues): Promise<InstitutionalOrder> {
  await updateOrder(tx, before.id, values);
  const after = await getOrder(tx, before.id);
  await keep(tx, 'updated', before, after);
  return after;
}

async function valuesOf(tx: TenantTx, given: OrderReplacement, before?: InstitutionalOrder): Promise<OrderValues> {
  const { branchId = null, startDate = null, endDate = null } = given;
  if (branchId && branchId !== before?.branchId && !(await holdBranch(tx, branchId))) {
    throw invalid('branchId', 'is not a branch of this school');
  }
  if (startDate && endDate && endDate < startDate) throw invalid('endDate', 'must not be before startDate');
  return {
    branchId,
    payerName: given.payerName,
    payerTaxId: given.payerTaxId ?? null,
    payerContactName: given.payerContactName ?? null,
    payerContactPhone: given.payerContactPhone ?? null,
    payerContactEmail: given.payerContactEmail ?? null,
    orderNumber: given.orderNumber ?? null,
    orderDate: given.orderDate ?? before?.orderDate ?? (await localToday(tx)),
    startDate,
    endDate,
    pricePerMeeting: given.pricePerMeeting ?? null,
    estimatedMeetings: given.estimatedMeetings ?? null,
    estimatedTotal: given.estimatedTotal ?? null,
    status: moved(before?.status, given.status),
    paidAmount: given.paidAmount ?? 0,
  };
}

function moved(from: OrderStatus | undefined, to: OrderStatus | undefined): OrderStatus {
  if (from === undefined || to === undefined) return to ?? from ?? 'draft';
  if (mayMove(from, to)) return to;
  throw conflict(`An order that is ${from} can’t become ${to}. It can become ${movesFrom(from).join(' or ')}.`);
}

/** An audit row and no event: the catalogue of events has none for orders. */
async function keep(
  tx: TenantTx,
  action: 'created' | 'updated' | 'deleted' | 'restored',
  before: InstitutionalOrder | undefined,
  after: InstitutionalOrder | undefined,
): Promise<void> {
  const shown = after ?? before;
  if (!shown) throw new Error('a change needs the record it changed');
  await record(tx, {
    action: `institutional_order.${action}`,
    entity: 'institutional_order',
    entityId: shown.id,
    old: before && { ...before },
    new: after && { ...after },
  });
}

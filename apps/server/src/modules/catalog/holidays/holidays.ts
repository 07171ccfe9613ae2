import type { TenantTx } from '../../../platform/db/transactions.ts';
import { conflict, invalid } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { checkVersion } from '../../../platform/versions.ts';
import { holdBranch } from '../branches/branches-store.ts';
import {
  countHolidays,
  getHoliday,
  type HolidayValues,
  insertHoliday,
  lockDeletedHoliday,
  lockHoliday,
  setHolidayDeleted,
  updateHoliday,
} from './holidays-store.ts';
import type { Holiday, HolidayChanges, HolidayReplacement, NewHoliday } from './schemas.ts';

// Which holidays reach a day is found by reading them all: hundreds in most schools, and never more than these.
const MAX_HOLIDAYS = 20_000;

/** Refuses the transaction that made one holiday too many. */
export async function refuseTooMany(tx: TenantTx): Promise<void> {
  if ((await countHolidays(tx)) <= MAX_HOLIDAYS) return;
  throw conflict(`A school keeps at most ${MAX_HOLIDAYS} holidays. Delete those of years past first.`);
}

export async function createHoliday(tx: TenantTx, given: NewHoliday): Promise<Holiday> {
  const id = given.id ?? newId('hol');
  await insertHoliday(tx, id, await valuesOf(tx, given));
  await refuseTooMany(tx);
  const after = await getHoliday(tx, id);
  await keepHoliday(tx, 'created', undefined, after);
  return after;
}

/** Every field: without a last day it is one day, without a branch the whole school's. */
export async function replaceHoliday(tx: TenantTx, id: string, given: HolidayReplacement, ifMatch: number | null): Promise<Holiday> {
  const before = await lockHoliday(tx, id);
  checkVersion(before, ifMatch);
  return save(tx, before, await valuesOf(tx, given, before));
}

/** The fields given; the rest stays. */
export async function changeHoliday(tx: TenantTx, id: string, given: HolidayChanges, ifMatch: number | null): Promise<Holiday> {
  const before = await lockHoliday(tx, id);
  checkVersion(before, ifMatch);
  const { name = before.name, startDate = before.startDate, endDate = before.endDate, branchId = before.branchId } = given;
  return save(tx, before, await valuesOf(tx, { name, startDate, endDate, branchId }, before));
}

export async function deleteHoliday(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
  const before = await lockHoliday(tx, id);
  checkVersion(before, ifMatch);
  await setHolidayDeleted(tx, id, true);
  await keepHoliday(tx, 'deleted', before, undefined);
}

export async function restoreHoliday(tx: TenantTx, id: string): Promise<Holiday> {
  const before = await lockDeletedHoliday(tx, id);
  if (!before) throw conflict('This holiday is not deleted, so there is nothing to restore.');
  const { branchId } = before;
  if (branchId && !(await holdBranch(tx, branchId))) throw conflict(`Restore branch ${branchId} first: this holiday belongs to it.`);
  await setHolidayDeleted(tx, id, false);
  await refuseTooMany(tx);
  const after = await getHoliday(tx, id);
  await keepHoliday(tx, 'restored', before, after);
  return after;
}

async function save(tx: TenantTx, before: Holiday, values: HolidayValues): Promise<Holiday> {
  await updateHoliday(tx, before.id, values);
  const after = await getHoliday(tx, before.id);
  await keepHoliday(tx, 'updated', before, after);
  return after;
}

async function valuesOf(tx: TenantTx, given: HolidayReplacement, before?: Holiday): Promise<HolidayValues> {
  const { name, startDate, endDate = startDate, branchId = null } = given;
  if (endDate < startDate) throw invalid('endDate', 'must not be before startDate');
  if (branchId && branchId !== before?.branchId && !(await holdBranch(tx, branchId))) {
    throw invalid('branchId', 'is not a branch of this school');
  }
  return { name, startDate, endDate, branchId };
}

/** An audit row and no event: the catalogue of events has none for holidays. */
export async function keepHoliday(
  tx: TenantTx,
  action: 'created' | 'updated' | 'deleted' | 'restored',
  before: Holiday | undefined,
  after: Holiday | undefined,
): Promise<void> {
  const shown = after ?? before;
  if (!shown) throw new Error('a change needs the record it changed');
  await record(tx, {
    action: `holiday.${action}`,
    entity: 'holiday',
    entityId: shown.id,
    old: before && { ...before },
    new: after && { ...after },
  });
}

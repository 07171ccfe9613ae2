import type { Caller } from '../../../platform/caller.ts';
import { inTenant, type TenantTx } from '../../../platform/db/transactions.ts';
import { AppError } from '../../../platform/errors.ts';
import { recordAll } from '../../../platform/ledger/ledger.ts';
import type { System } from '../../../system.ts';
import { applyCustomerChanges, applyStudentChanges } from '../../people/index.ts';
import { tell } from '../imports.ts';
import { getImport, lockImport, updateImport } from '../imports-store.ts';
import { planAnew, type RowReport, updateRows } from '../rows-store.ts';
import { type ChangedRecord, changedRecords, markGone, type RemovedRecord, removeRecords, rowsBefore } from '../undo-store.ts';

const ROWS_A_BATCH = 250;
const CHANGED_SINCE = [{ field: '', message: 'was changed since the import, or is in use: left as it is' }];

/** Takes back the last rows not yet taken back: what they made is gone, what they changed is as it was. */
export async function undoBatch(system: System, caller: Caller, id: string): Promise<void> {
  await inTenant(system.database, caller, async (tx) => {
    const before = await lockImport(tx, id);
    if (before.status !== 'undoing') return;
    await planAnew(tx);
    const rows = await rowsBefore(tx, id, before.lastRow, ROWS_A_BATCH);
    const [last, first] = [rows.at(0) ?? 0, rows.at(-1) ?? 0];
    const removed = await removeRecords(tx, id, first, last);
    await tellRemoved(tx, removed);
    await markGone(tx, id, removed);
    const restored = await restoreAll(tx, await changedRecords(tx, id, first, last));
    await updateRows(tx, id, outcomesOf(removed, restored));
    const isOver = rows.length < ROWS_A_BATCH;
    const doneRows = before.doneRows + rows.length;
    await updateImport(tx, id, { ...before, doneRows, lastRow: first, status: isOver ? 'undone' : 'undoing' });
    if (isOver) await tell(tx, 'undone', before, await getImport(tx, id));
  });
}

async function tellRemoved(tx: TenantTx, removed: readonly RemovedRecord[]): Promise<void> {
  await recordAll(
    tx,
    removed
      .filter(({ isGone }) => isGone)
      .map(({ kind, recordId }) => ({
        action: `${kind}.deleted`,
        entity: kind,
        entityId: recordId,
        old: { id: recordId },
        event: { type: `${kind}.deleted`, subject: recordId, data: { id: recordId } },
      })),
  );
}

/** Newest row first. What several rows changed is taken back once, with the last of them. */
async function restoreAll(tx: TenantTx, records: readonly ChangedRecord[]): Promise<{ rowNo: number; isDone: boolean }[]> {
  const known = new Map<string, boolean>();
  const restored: { rowNo: number; isDone: boolean }[] = [];
  for (const record of records) {
    const { rowNo, recordId, laterOutcome } = record;
    const earlier = known.get(recordId) ?? (laterOutcome === null ? undefined : laterOutcome === 'restored');
    const isDone = earlier ?? (await restore(tx, record));
    known.set(recordId, isDone);
    restored.push({ rowNo, isDone });
  }
  return restored;
}

/** Gives a record the values it had before the import, unless somebody changed it since. */
async function restore(tx: TenantTx, { kind, recordId, version, previous }: ChangedRecord): Promise<boolean> {
  const before = Object.assign({}, ...previous);
  try {
    await tx.savepoint(async () => {
      if (kind === 'customer') await applyCustomerChanges(tx, recordId, { ...before, allowDuplicate: true }, version);
      else await applyStudentChanges(tx, recordId, before, version);
    });
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

function outcomesOf(removed: readonly RemovedRecord[], restored: readonly { rowNo: number; isDone: boolean }[]): RowReport[] {
  const rows = new Map<number, RowReport>();
  const add = (rowNo: number, outcome: 'removed' | 'restored', isDone: boolean, recordId: string | null) => {
    // A row is undone when everything it wrote is.
    if (rows.get(rowNo)?.outcome === 'kept') return;
    rows.set(rowNo, {
      rowNo,
      outcome: isDone ? outcome : 'kept',
      recordId: isDone ? null : recordId,
      reasons: isDone ? null : CHANGED_SINCE,
    });
  };
  for (const { rowNo, isGone, recordId } of removed) add(rowNo, 'removed', isGone, recordId);
  for (const { rowNo, isDone } of restored) add(rowNo, 'restored', isDone, null);
  return [...rows.values()];
}

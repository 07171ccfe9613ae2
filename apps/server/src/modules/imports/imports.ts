import type { TenantTx } from '../../platform/db/transactions.ts';
import { conflict, invalid } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../../platform/ledger/ledger.ts';
import { checkVersion } from '../../platform/versions.ts';
import type { System } from '../../system.ts';
import { schoolOf } from '../access/index.ts';
import { importFields, mayImport } from './importable.ts';
import { getImport, type ImportState, insertImport, type LockedImport, lockImport, offerImport, updateImport } from './imports-store.ts';
import { checkMapping, requireMapped, suggestMapping } from './mapping.ts';
import { type FileRow, readTable } from './reading/table.ts';
import { clearOutcomes, insertRows } from './rows-store.ts';
import type { Import, ImportChanges, ImportStatus, NewImport } from './schemas.ts';

/** The job that works on every import with something left to do. */
export const WORK = 'imports.work';

const ROWS_A_STATEMENT = 1000;
const NOTHING_DONE = { doneRows: 0, lastRow: 0, createdCount: 0, updatedCount: 0, skippedCount: 0, errorCount: 0, failure: null };

/** Reads a file into rows, and starts on it when `dryRun` says so. */
export async function createImport(system: System, tx: TenantTx, given: NewImport, file: Uint8Array | null): Promise<Import> {
  mayImport(tx, given.resource, given.mode);
  const bytes = file ?? (given.content === undefined ? null : new TextEncoder().encode(given.content));
  if (!bytes) throw invalid('content', 'must hold the file, or send it as the part `file` of multipart/form-data');
  const source = file ? 'file' : 'content';
  const fields = await importFields(tx, given.resource);
  const { columns, rows } = await readTable(bytes, (await schoolOf(tx)).locale, source);
  if (given.mapping) checkMapping(given.mapping, columns, fields);
  const id = given.id ?? newId('imp');
  const mapping = given.mapping ?? suggestMapping(columns, fields);
  const { resource, mode, allowDuplicates, fileName = `${given.resource}.csv` } = given;
  await insertImport(tx, { id, resource, mode, allowDuplicates, fileName, columns, mapping });
  const totalRows = await keepRows(tx, id, rows);
  if (totalRows === 0) throw invalid(source, 'has no rows below its header');
  await updateImport(tx, id, { ...(await lockImport(tx, id)), ...NOTHING_DONE, totalRows });
  await tell(tx, 'created', undefined, await getImport(tx, id));
  if (given.dryRun === undefined) return getImport(tx, id);
  requireMapped(mapping, fields, given.mapping ? 'mapping' : source);
  return begin(system, tx, id, given.dryRun ? 'checking' : 'running', null);
}

async function keepRows(tx: TenantTx, id: string, rows: AsyncIterable<FileRow>): Promise<number> {
  let count = 0;
  let batch: FileRow[] = [];
  const flush = async () => {
    count += batch.length;
    if (batch.length > 0) await insertRows(tx, id, batch);
    batch = [];
  };
  for await (const row of rows) if (batch.push(row) === ROWS_A_STATEMENT) await flush();
  await flush();
  return count;
}

/** Another mapping or mode, before the run. What a check said before is forgotten. */
export async function changeImport(tx: TenantTx, id: string, given: ImportChanges, ifMatch: number | null): Promise<Import> {
  const before = await lockImport(tx, id);
  checkVersion(before, ifMatch);
  allow(before, ['ready', 'checked'], 'changed');
  const { mapping = before.mapping, mode = before.mode, allowDuplicates = before.allowDuplicates } = given;
  checkMapping(mapping, before.columns, await importFields(tx, before.resource));
  mayImport(tx, before.resource, mode);
  await clearOutcomes(tx, id);
  await updateImport(tx, id, { ...before, ...NOTHING_DONE, mapping, mode, allowDuplicates, status: 'ready' });
  const after = await getImport(tx, id);
  await tell(tx, 'updated', before, after);
  return after;
}

const FROM: Record<'checking' | 'running' | 'undoing', { from: ImportStatus[]; verb: string }> = {
  checking: { from: ['ready', 'checked'], verb: 'checked' },
  running: { from: ['ready', 'checked', 'cancelled', 'failed'], verb: 'run' },
  undoing: { from: ['completed', 'cancelled', 'failed'], verb: 'undone' },
};

/** Starts a step; the work itself is done by a job. A run that was cancelled or failed goes on where it stopped. */
export async function begin(system: System, tx: TenantTx, id: string, step: keyof typeof FROM, ifMatch: number | null): Promise<Import> {
  const before = await lockImport(tx, id);
  checkVersion(before, ifMatch);
  const { from, verb } = FROM[step];
  allow(before, from, verb);
  mayImport(tx, before.resource, before.mode);
  if (step !== 'undoing') requireMapped(before.mapping, await importFields(tx, before.resource));
  const goesOn = step === 'running' && ['cancelled', 'failed'].includes(before.status);
  if (!goesOn && step !== 'undoing') await clearOutcomes(tx, id);
  await updateImport(tx, id, { ...startOf(step, before, goesOn), status: step });
  await offerImport(tx, id);
  tx.afterCommit(() => system.jobs.wake(WORK));
  const after = await getImport(tx, id);
  await tell(tx, step, before, after);
  return after;
}

function startOf(step: keyof typeof FROM, before: LockedImport, goesOn: boolean): ImportState {
  if (goesOn) return { ...before, failure: null };
  // An undo goes backwards, from the last row that was reached.
  if (step === 'undoing') return { ...before, doneRows: 0, lastRow: before.lastRow + 1, failure: null };
  return { ...before, ...NOTHING_DONE };
}

/** Stops a check or a run after its current batch. A run keeps what it wrote: go on with it, or undo it. */
export async function cancelImport(tx: TenantTx, id: string, ifMatch: number | null): Promise<Import> {
  const before = await lockImport(tx, id);
  checkVersion(before, ifMatch);
  allow(before, ['checking', 'running'], 'cancelled');
  const wasCheck = before.status === 'checking';
  if (wasCheck) await clearOutcomes(tx, id);
  await updateImport(tx, id, { ...before, ...(wasCheck ? NOTHING_DONE : {}), status: wasCheck ? 'ready' : 'cancelled' });
  const after = await getImport(tx, id);
  await tell(tx, 'cancelled', before, after);
  return after;
}

function allow(current: Import, wanted: readonly ImportStatus[], verb: string): void {
  if (wanted.includes(current.status)) return;
  throw conflict(`This import is ${current.status}: it can be ${verb} when it is ${wanted.join(' or ')}.`);
}

export async function tell(tx: TenantTx, action: string, before: Import | undefined, after: Import): Promise<void> {
  const isOver = action === 'completed' || action === 'undone';
  const { mapping: _, columns: __, ...summary } = after;
  await record(tx, {
    action: `import.${action}`,
    entity: 'import',
    entityId: after.id,
    old: before && { ...before },
    new: { ...after },
    ...(isOver ? { event: { type: 'import.completed', subject: after.id, data: summary } } : {}),
  });
}

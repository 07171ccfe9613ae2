import type { Caller } from '../../../platform/caller.ts';
import { inTenant, type TenantTx } from '../../../platform/db/transactions.ts';
import { AppError } from '../../../platform/errors.ts';
import type { System } from '../../../system.ts';
import { schoolOf } from '../../access/index.ts';
import { importerOf, importFields } from '../importable.ts';
import type { GivenRow, RowOutcome } from '../importers/importer.ts';
import { misfit } from '../importers/outcomes.ts';
import { tell } from '../imports.ts';
import { getImport, type ImportState, type LockedImport, lockImport, updateImport } from '../imports-store.ts';
import { readRow } from '../mapping.ts';
import type { FileRow } from '../reading/table.ts';
import { insertRecords, planAnew, rowsAfter, updateRows } from '../rows-store.ts';

const ROWS_A_BATCH = 250;

/** Carries the outcomes of a rehearsal out of a transaction that is taken back. */
class Rehearsed extends Error {
  readonly outcomes: RowOutcome[];
  readonly lastRow: number;

  constructor(outcomes: RowOutcome[], lastRow: number) {
    super('rehearsed');
    this.outcomes = outcomes;
    this.lastRow = lastRow;
  }
}

/** Writes the next rows of a run, with their report, in one transaction: killed at any moment, no row is lost or written twice. */
export async function runBatch(system: System, caller: Caller, id: string): Promise<void> {
  await inTenant(system.database, caller, async (tx) => {
    const before = await lockImport(tx, id);
    if (before.status !== 'running') return;
    await planAnew(tx);
    const rows = await rowsAfter(tx, id, before.lastRow, ROWS_A_BATCH);
    const outcomes = await writeRows(tx, before, rows);
    await updateRows(tx, id, outcomes);
    await insertRecords(tx, id, outcomes);
    await saveProgress(tx, before, outcomes, rows.at(-1)?.rowNo ?? before.lastRow, 'completed');
  });
}

/**
 * Tries the next rows of a check and takes everything back, so that a check says exactly what a run would.
 * `claimed` remembers, over the batches, what earlier rows would have taken.
 */
export async function checkBatch(system: System, caller: Caller, id: string, claimed: Map<string, number>): Promise<void> {
  const rehearsed = await rehearse(system, caller, id);
  if (!rehearsed) return;
  const outcomes = rehearsed.outcomes.map((outcome) => afterEarlierRows(outcome, claimed));
  await inTenant(system.database, caller, async (tx) => {
    const before = await lockImport(tx, id);
    if (before.status !== 'checking' || before.lastRow >= rehearsed.lastRow) return;
    await planAnew(tx);
    await updateRows(
      tx,
      id,
      outcomes.map((outcome) => ({ ...outcome, recordId: outcome.outcome === 'created' ? null : outcome.recordId })),
    );
    await saveProgress(tx, before, outcomes, rehearsed.lastRow, 'checked');
  });
}

async function rehearse(system: System, caller: Caller, id: string): Promise<Rehearsed | null> {
  try {
    await inTenant(system.database, caller, async (tx) => {
      const before = await lockImport(tx, id);
      if (before.status !== 'checking') return;
      await planAnew(tx);
      const rows = await rowsAfter(tx, id, before.lastRow, ROWS_A_BATCH);
      throw new Rehearsed(await writeRows(tx, before, rows), rows.at(-1)?.rowNo ?? before.lastRow + 1);
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error;
    throw error;
  }
  return null;
}

function afterEarlierRows(outcome: RowOutcome, claimed: Map<string, number>): RowOutcome {
  if (outcome.outcome !== 'created') return outcome;
  const twin = outcome.claims.find((claim) => claimed.has(claim));
  if (twin !== undefined) {
    const [field = ''] = twin.split(' ');
    return {
      ...outcome,
      outcome: 'skipped',
      recordId: null,
      reasons: [{ field, message: `is already in row ${claimed.get(twin)} of this file` }],
    };
  }
  for (const claim of outcome.claims) claimed.set(claim, outcome.rowNo);
  return outcome;
}

async function writeRows(tx: TenantTx, work: LockedImport, rows: readonly FileRow[]): Promise<RowOutcome[]> {
  const fields = await importFields(tx, work.resource);
  const { country } = await schoolOf(tx);
  const readable: GivenRow[] = [];
  const outcomes: RowOutcome[] = [];
  for (const { rowNo, cells } of rows) {
    try {
      readable.push({ rowNo, given: readRow(cells, work.columns, work.mapping, fields, { isMonthFirst: country === 'US' }) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      outcomes.push(misfit({ rowNo, given: {} }, error.details ?? []));
    }
  }
  return [...outcomes, ...(await importerOf(work.resource).write(tx, readable, work))];
}

/** Counts the rows; after the last one the step is over. */
async function saveProgress(
  tx: TenantTx,
  before: LockedImport,
  outcomes: readonly RowOutcome[],
  lastRow: number,
  ended: 'completed' | 'checked',
): Promise<void> {
  const count = (outcome: RowOutcome['outcome']) => outcomes.filter((one) => one.outcome === outcome).length;
  const doneRows = before.doneRows + outcomes.length;
  const isOver = outcomes.length === 0 || doneRows >= before.totalRows;
  const state: ImportState = {
    ...before,
    doneRows,
    lastRow,
    createdCount: before.createdCount + count('created'),
    updatedCount: before.updatedCount + count('updated'),
    skippedCount: before.skippedCount + count('skipped'),
    errorCount: before.errorCount + count('error'),
    status: isOver ? ended : before.status,
  };
  await updateImport(tx, before.id, state);
  if (isOver) await tell(tx, ended, before, await getImport(tx, before.id));
}

import type { TenantTx } from '../../../platform/db/transactions.ts';
import { AppError, conflict } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { newId } from '../../../platform/ids.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import type { System } from '../../../system.ts';
import { schoolOf } from '../../access/index.ts';
import type { Filters, Source } from '../exportable.ts';
import { columnsFor } from '../source-rows.ts';
import { allow, readFilters, type Sources, sourceOf, underFilters } from '../sources.ts';
import { downloadUrl } from './download-url.ts';
import { countUnfinished, getExport, insertExport, listExports, lockExport, type StoredExport, updateExport } from './exports-store.ts';
import type { Job, JobQuery, NewExport } from './job-schemas.ts';

/** The job that writes every export with something left to do. */
export const WORK = 'exports.work';

const MOST_UNFINISHED = 20;

/** Takes an order for a file. Whatever the list itself would refuse is refused now, as an ordinary answer. */
export async function requestExport(system: System, sources: Sources, tx: TenantTx, given: NewExport): Promise<{ jobId: string }> {
  const { columns = null, format, bom } = given;
  const of = { resource: 'resource' in given ? given.resource : null, report: 'report' in given ? given.report : null };
  const source = sourceOf(sources, of);
  allow(tx.caller, source);
  await columnsFor(tx, source, columns);
  await tryFirstRow(tx, source, readFilters(source, given.filters));
  if ((await countUnfinished(tx)) >= MOST_UNFINISHED) {
    throw conflict(`You have ${MOST_UNFINISHED} files under way. Wait for one of them, or cancel one.`);
  }
  const id = newId('job');
  const locale = given.locale ?? (await schoolOf(tx)).locale;
  await insertExport(tx, { id, ...of, filters: given.filters, columns, format, locale, bom });
  await tell(tx, 'requested', id, summary({ ...of, filters: given.filters, columns, format }));
  tx.afterCommit(() => system.jobs.wake(WORK));
  return { jobId: id };
}

// Reports say all they have to say by their schema; a list may know a field of the school that is not one.
async function tryFirstRow(tx: TenantTx, source: Source, filters: Filters): Promise<void> {
  if (!source.count) return;
  try {
    await source.page(tx, filters, '', 1);
  } catch (error) {
    throw error instanceof AppError ? underFilters(error) : error;
  }
}

export async function showJob(system: System, tx: TenantTx, id: string): Promise<Job> {
  return jobOf(system, await getExport(tx, id));
}

export async function listJobs(system: System, tx: TenantTx, query: JobQuery): Promise<Listing<Job>> {
  const { rows, page } = await listExports(tx, query);
  return { rows: rows.map((row) => jobOf(system, row)), page };
}

/** Stops an export; what was written of its file is thrown away. One that is stopped already stays so. */
export async function cancelJob(system: System, tx: TenantTx, id: string): Promise<Job> {
  const before = await lockExport(tx, id);
  if (before.state === 'cancelled') return jobOf(system, before);
  if (before.state !== 'queued' && before.state !== 'running')
    throw conflict(`This export is ${before.state}: there is nothing left to cancel.`);
  await updateExport(tx, id, { ...before, state: 'cancelled' });
  await tell(tx, 'cancelled', id, { state: 'cancelled', rowsDone: before.rowsDone }, { state: before.state });
  tx.afterCommit(() => system.changes.tell([{ tenantId: tx.tenantId, resource: 'jobs', id }]));
  return jobOf(system, await getExport(tx, id));
}

/** What was asked for, as audit log and event tell it. */
export function summary({
  resource,
  report,
  filters,
  columns,
  format,
}: Pick<StoredExport, 'resource' | 'report' | 'filters' | 'columns' | 'format'>) {
  return { ...(resource === null ? { report } : { resource }), format, filters, ...(columns ? { columns } : {}) };
}

export async function tell(
  tx: TenantTx,
  verb: string,
  id: string,
  after: Record<string, unknown>,
  before?: Record<string, unknown>,
): Promise<void> {
  await record(tx, { action: `export.${verb}`, entity: 'export', entityId: id, old: before, new: after });
}

function jobOf(system: System, stored: StoredExport): Job {
  const { filters: _f, columns: _c, locale: _l, bom: _b, attempt: _a, worker: _w, ...shown } = stored;
  const isThere = shown.expiresAt !== null && Date.parse(shown.expiresAt) > system.clock();
  return {
    ...shown,
    kind: 'export',
    percent: percentOf(stored),
    downloadUrl: isThere && shown.expiresAt !== null ? downloadUrl(system, shown.id, shown.expiresAt) : null,
  };
}

// A list that has grown since it was counted is not done before its end.
function percentOf({ state, rowsDone, rowsTotal }: StoredExport): number | null {
  if (state === 'completed') return 100;
  if (rowsTotal === null) return null;
  return rowsTotal === 0 ? 0 : Math.min(99, Math.floor((rowsDone * 100) / rowsTotal));
}

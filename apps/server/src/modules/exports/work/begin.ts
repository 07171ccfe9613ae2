import { sql } from 'kysely';
import type { Caller } from '../../../platform/caller.ts';
import { db } from '../../../platform/db/query.ts';
import { inSystem, inTenant, type TenantTx } from '../../../platform/db/transactions.ts';
import { databaseFailure } from '../../../platform/db/violations.ts';
import { AppError } from '../../../platform/errors.ts';
import { fileOf, lookOf } from '../../../platform/files/table-file.ts';
import type { System } from '../../../system.ts';
import { grantsNow, schoolOf } from '../../access/index.ts';
import type { Filters, Source } from '../exportable.ts';
import { deleteChunksBefore } from '../jobs/chunks-store.ts';
import { getExport } from '../jobs/exports-store.ts';
import { columnsFor, rowsOf } from '../source-rows.ts';
import { allow, readFilters, type Sources, sourceOf } from '../sources.ts';
import { FileInMaking } from './file-in-making.ts';
import { beginAttempt, type Work } from './work-store.ts';

const ROWS_A_PAGE = 500;
// An export that ended this many servers, or lost them, would go on doing so.
const MOST_ATTEMPTS = 20;

/** The caller in whose name an export is read. */
export function callerOf({ tenantId, id, requestedBy }: Work): Caller {
  return { kind: 'user', id: requestedBy, tenantId, ip: null, userAgent: null, requestId: `export:${id}` };
}

/** Begins to write a file, from its first row. Null when somebody else does by now. */
export async function beginFile(system: System, sources: Sources, work: Work, worker: string): Promise<FileInMaking | null> {
  const { database } = system;
  const attempt = await inSystem(database, 'exports: claim work', (tx) => beginAttempt(tx, work, worker));
  if (attempt === null) return null;
  if (attempt > MOST_ATTEMPTS)
    throw new AppError('INTERNAL_ERROR', 'The servers stopped again and again while they wrote this file. Export it again.');
  await inSystem(database, 'exports: forget files', (tx) => deleteChunksBefore(tx, work, attempt));
  const asked = await inTenant(database, callerOf(work), (tx) => getExport(tx, work.id), 'read');
  const source = sourceOf(sources, asked);
  const filters = readFilters(source, asked.filters);
  const { columns, school } = await asRequester(system, source, work, async (tx) => ({
    columns: await columnsFor(tx, source, asked.columns),
    school: await schoolOf(tx),
  }));
  const rowsTotal = await countRows(system, source, work, filters);
  const read = async (cursor: string) => {
    const listing = await asRequester(system, source, work, (tx) => source.page(tx, filters, cursor, ROWS_A_PAGE));
    making.rowsDone += listing.rows.length;
    return listing;
  };
  const file = fileOf({ columns, rows: rowsOf(columns, read) }, lookOf(asked, source.name, school));
  const making = new FileInMaking(attempt, rowsTotal, file);
  return making;
}

/** Reads as the person who asked for it, with what they may do and see at this moment: that may have changed since. */
async function asRequester<T>({ database }: System, source: Source, work: Work, read: (tx: TenantTx) => Promise<T>): Promise<T> {
  const caller = callerOf(work);
  return inTenant(
    database,
    caller,
    async (tx) => {
      caller.grants = await grantsNow(tx, work.requestedBy);
      allow(caller, source);
      return read(tx);
    },
    'list',
  );
}

// Only for the progress bar: what takes longer is not worth waiting for.
const COUNT_MS = 3000;

async function countRows(system: System, source: Source, work: Work, filters: Filters): Promise<number | null> {
  try {
    return await asRequester(system, source, work, async (tx) => {
      await tx.count(sql`SELECT set_config('statement_timeout', ${String(COUNT_MS)}, true)`.compile(db));
      return (await source.count?.(tx, filters)) ?? null;
    });
  } catch (error) {
    if (databaseFailure(error)?.code === '57014') return null;
    throw error;
  }
}

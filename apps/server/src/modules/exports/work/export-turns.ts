import { inSystem, inTenant } from '../../../platform/db/transactions.ts';
import { AppError } from '../../../platform/errors.ts';
import { isAway, type Turns } from '../../../platform/jobs/turns.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import type { System } from '../../../system.ts';
import { insertChunk } from '../jobs/chunks-store.ts';
import { summary, tell } from '../jobs/export-jobs.ts';
import { lockExport, type StoredExport, updateExport } from '../jobs/exports-store.ts';
import type { Sources } from '../sources.ts';
import { beginFile, callerOf } from './begin.ts';
import type { FileInMaking, Part } from './file-in-making.ts';
import { claimExport, hasUnfinished, keepExport, releaseExports, type Work } from './work-store.ts';

const BEAT_MS = 1000;

/**
 * Writes exports, a quarter of a second of each in turn. Pieces and progress commit together, and only as long as the
 * export is still this process's and not cancelled. A file is complete when its state says so, in the transaction of its
 * last piece; one that was broken off is begun anew, under another attempt's number.
 */
export class ExportTurns implements Turns<Work> {
  readonly #system: System;
  readonly #sources: Sources;
  readonly #files = new Map<string, FileInMaking>();

  constructor(system: System, sources: Sources) {
    this.#system = system;
    this.#sources = sources;
  }

  claim(worker: string): Promise<Work | null> {
    return inSystem(this.#system.database, 'exports: claim work', (tx) => claimExport(tx, worker));
  }

  hasUnfinished(): Promise<boolean> {
    return inSystem(this.#system.database, 'exports: claim work', hasUnfinished);
  }

  release(worker: string): Promise<void> {
    for (const id of this.#files.keys()) this.#drop(id);
    return inSystem(this.#system.database, 'exports: claim work', (tx) => releaseExports(tx, worker));
  }

  async turn(work: Work, worker: string): Promise<void> {
    // A page may take longer than others wait for a sign of life.
    const beat = setInterval(() => this.#keep(work, worker), BEAT_MS);
    try {
      const file = await this.#file(work, worker);
      const part = await file?.goOn();
      clearInterval(beat);
      if (file && part && (await this.#save(work, worker, file, part)) && !part.isOver) return;
      this.#drop(work.id);
    } catch (error) {
      this.#drop(work.id);
      await this.#fail(work, worker, error);
    } finally {
      clearInterval(beat);
    }
  }

  #keep(work: Work, worker: string): void {
    inSystem(this.#system.database, 'exports: claim work', (tx) => keepExport(tx, work, worker)).catch((error: unknown) =>
      this.#system.log.debug({ err: error, export: work.id }, 'no sign of life given'),
    );
  }

  async #file(work: Work, worker: string): Promise<FileInMaking | null> {
    const known = this.#files.get(work.id);
    if (known?.attempt === work.attempt) return known;
    this.#drop(work.id);
    const begun = await beginFile(this.#system, this.#sources, work, worker);
    if (begun) this.#files.set(work.id, begun);
    return begun;
  }

  /** False when the export is this process's no more. */
  #save(work: Work, worker: string, file: FileInMaking, { bytes, isOver }: Part): Promise<boolean> {
    return inTenant(this.#system.database, callerOf(work), async (tx) => {
      const { id } = work;
      const before = await lockExport(tx, id);
      if (!isAt(before, worker, file.attempt)) return false;
      const sizeBytes = file.sizeBytes + (bytes?.length ?? 0);
      if (bytes) await insertChunk(tx, id, file.attempt, file.pieces, bytes);
      const { rowsDone, rowsTotal } = file;
      const state = isOver ? 'completed' : 'running';
      await updateExport(tx, id, { state, rowsDone, rowsTotal, sizeBytes, error: null });
      if (isOver) {
        const { filters, columns, ...told } = { columns: null, ...summary(before), rows: rowsDone };
        const event = { type: 'export.completed', subject: id, data: { exportId: id, ...told } };
        const taken = { ...summary(before), rows: rowsDone, sizeBytes };
        await record(tx, { action: 'export.completed', entity: 'export', entityId: id, new: taken, event });
      }
      // Counted only once it is certain: a commit that fails is a turn that never was.
      tx.afterCommit(() => file.kept(bytes));
      return true;
    });
  }

  /** An export that can't go on says why; a database that is away is waited for. */
  async #fail(work: Work, worker: string, error: unknown): Promise<void> {
    if (isAway(error)) throw error;
    // Two who waited for each other, say: it begins anew.
    if (error instanceof AppError && error.retryAfterSeconds) return;
    const isExpected = error instanceof AppError;
    if (!isExpected) this.#system.log.error({ err: error, export: work.id }, 'an export stopped');
    const failure = isExpected ? sentenceOf(error) : 'The server met a problem it did not expect. Export it again.';
    await inTenant(this.#system.database, callerOf(work), async (tx) => {
      const before = await lockExport(tx, work.id);
      if (before.worker !== worker || (before.state !== 'running' && before.state !== 'queued')) return;
      await updateExport(tx, work.id, { ...before, state: 'failed', error: failure });
      await tell(tx, 'failed', work.id, { state: 'failed', failure }, { state: before.state });
      tx.afterCommit(() => this.#system.changes.tell([{ tenantId: work.tenantId, resource: 'jobs', id: work.id }]));
    });
  }

  #drop(id: string): void {
    this.#files.get(id)?.close();
    this.#files.delete(id);
  }
}

function isAt({ state, worker, attempt }: StoredExport, mine: string, myAttempt: number): boolean {
  return state === 'running' && worker === mine && attempt === myAttempt;
}

function sentenceOf({ message, details = [] }: AppError): string {
  return [message, ...details.map(({ field, message }) => `${field} ${message}.`)].join(' ');
}

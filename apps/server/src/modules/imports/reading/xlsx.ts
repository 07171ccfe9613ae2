import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError, invalid } from '../../../platform/errors.ts';
import { MAX_UNPACKED_MB } from './limits.ts';
import { unpackedSize } from './unpacked-size.ts';

/** What the thread gets: the file, and how many batches were asked for. */
export interface WorkbookToRead {
  file: Uint8Array;
  asked: Int32Array<SharedArrayBuffer>;
}

// Enough for 200,000 rows with a few columns of texts; a file that needs more ends its own thread, not the server.
const MAX_HEAP_MB = 512;
// The largest honest file takes ten seconds on an ordinary machine.
const PATIENCE_MS = 60_000;

/** The rows of the first sheet of a workbook. Reading them may take so long in all, without what is done with them. */
export async function* xlsxRows(file: Uint8Array, source: string, patienceMs = PATIENCE_MS): AsyncGenerator<string[]> {
  try {
    if (unpackedSize(file) > MAX_UNPACKED_MB * 1024 * 1024)
      throw invalid(source, `unpacks to more than ${MAX_UNPACKED_MB} MB; split it, or save it as CSV`);
    for await (const batch of batchesOf(file, patienceMs)) yield* batch;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    if (cause instanceof Error && cause.name === 'AbortError') throw invalid(source, 'takes too long to read; split it, or save it as CSV');
    if (isOutOfMemory(cause)) throw invalid(source, 'holds more than can be read at once; split it, or save it as CSV');
    throw new AppError('VALIDATION_ERROR', 'This file can’t be read as a workbook. Save it as XLSX or CSV and send it again.', {
      details: [{ field: source, message: cause instanceof Error ? cause.message : 'is not a workbook' }],
      cause,
    });
  }
}

/**
 * Read in a thread of its own, which has little memory: unpacking and parsing keep a processor busy for seconds, and how
 * much a file holds is known only after. The thread stands still until the next batch is asked for.
 */
async function* batchesOf(file: Uint8Array, patienceMs: number): AsyncGenerator<string[][]> {
  const asked = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Worker(new URL('./xlsx-thread.ts', import.meta.url), {
    workerData: { file, asked } satisfies WorkbookToRead,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    execArgv: [],
  });
  // It may fail while nobody asks.
  let failure: unknown = null;
  thread.on('error', (error) => {
    failure = error;
  });
  let leftMs = patienceMs;
  try {
    for (;;) {
      const beganAt = performance.now();
      Atomics.add(asked, 0, 1);
      Atomics.notify(asked, 0);
      if (failure) throw failure;
      const answer = await once(thread, 'message', { signal: AbortSignal.timeout(Math.max(1, Math.round(leftMs))) });
      leftMs -= performance.now() - beganAt;
      // xlsx-thread.ts sends nothing else.
      const [batch] = answer as [string[][] | null];
      if (batch === null) return;
      yield batch;
    }
  } finally {
    await thread.terminate();
  }
}

function isOutOfMemory(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

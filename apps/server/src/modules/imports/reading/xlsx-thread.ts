import { parentPort, workerData } from 'node:worker_threads';
import { streamXlsxRows } from 'hucre/xlsx';
import { MAX_COLUMNS } from './limits.ts';
import type { WorkbookToRead } from './xlsx.ts';

/** Reads a workbook for xlsx.ts: batches of rows, then null. */
const ROWS_A_BATCH = 500;

// It is started by xlsx.ts, which gives it both.
const { file, asked } = workerData as WorkbookToRead;
let sent = 0;

function send(batch: string[][] | null): void {
  parentPort?.postMessage(batch);
  sent += 1;
  // Stands still here, the parser too: else it would go on and pile up rows.
  while (batch !== null && Atomics.load(asked, 0) <= sent) Atomics.wait(asked, 0, sent);
}

/** Cells up to the last one that holds something; those beyond the columns a file may have are one, so that it is noticed. */
function cellsOf(values: readonly unknown[]): string[] {
  const last = values.findLastIndex((value) => value !== null && value !== '');
  const cells = values.slice(0, Math.min(last + 1, MAX_COLUMNS)).map(textOf);
  return last < MAX_COLUMNS ? cells : [...cells, textOf(values[last])];
}

/** A cell as a person would have typed it: dates as YYYY-MM-DD, whole numbers without a point. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value);
}

let batch: string[][] = [];
for await (const { values } of streamXlsxRows(file)) {
  if (batch.push(cellsOf(values)) < ROWS_A_BATCH) continue;
  send(batch);
  batch = [];
}
if (batch.length > 0) send(batch);
send(null);

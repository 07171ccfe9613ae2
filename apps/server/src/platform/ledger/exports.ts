import type { TenantTx } from '../db/transactions.ts';
import { newId } from '../ids.ts';
import { record } from './ledger.ts';

/** A file that somebody took. */
export interface TakenFile {
  /** The list, as its path names it; `reports/…` for a report. */
  resource: string;
  format: 'csv' | 'xlsx';
  filters: object;
  columns?: string[];
  /** As many as they got. */
  rows: number;
  /** False: they stopped half-way. */
  isComplete: boolean;
}

/** Who took what, how filtered, is in the audit log; that a whole file is ready, others hear too. */
export async function recordExport(tx: TenantTx, taken: TakenFile): Promise<void> {
  const id = newId('exp');
  const { resource, format, rows, isComplete } = taken;
  await record(tx, {
    action: 'export.made',
    entity: 'export',
    entityId: id,
    new: { ...taken },
    ...(isComplete ? { event: { type: 'export.completed', subject: id, data: { exportId: id, resource, format, rows } } } : {}),
  });
}

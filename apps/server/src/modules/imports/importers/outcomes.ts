import type { z } from 'zod';
import { AppError, type ErrorDetail } from '../../../platform/errors.ts';
import { detailsOf } from '../../../platform/http/validation.ts';
import type { GivenRow, RowOutcome, WrittenRecord } from './importer.ts';

/** The row's fields by a schema, or why they don't fit. */
export function parsed<Output>(schema: z.ZodType<Output>, given: unknown): { data: Output } | { reasons: ErrorDetail[] } {
  const result = schema.safeParse(given);
  return result.success ? { data: result.data } : { reasons: detailsOf(result.error) };
}

/** A row that was refused: one that is there already is skipped, anything else is an error. */
export function refused({ rowNo }: GivenRow, error: AppError): RowOutcome {
  const reasons = error.details ?? [{ field: '', message: error.message }];
  return { rowNo, outcome: error.code === 'CONFLICT' ? 'skipped' : 'error', recordId: null, reasons, records: [], claims: [] };
}

export function misfit({ rowNo }: GivenRow, reasons: ErrorDetail[]): RowOutcome {
  return { rowNo, outcome: 'error', recordId: null, reasons, records: [], claims: [] };
}

export function unchanged({ rowNo }: GivenRow, id: string): RowOutcome {
  const reasons = [{ field: '', message: 'is already like this' }];
  return { rowNo, outcome: 'skipped', recordId: id, reasons, records: [], claims: [] };
}

export function done({ rowNo }: GivenRow, outcome: 'created' | 'updated', records: WrittenRecord[], claims: string[] = []): RowOutcome {
  return { rowNo, outcome, recordId: records.at(-1)?.id ?? null, reasons: null, records, claims };
}

/** Of a record before and after, the fields that changed, as they were. */
export function previousOf<Stored extends object>(before: Stored, after: Stored, editable: readonly (keyof Stored)[]): Partial<Stored> {
  const previous: Partial<Stored> = {};
  for (const field of editable) if (JSON.stringify(before[field]) !== JSON.stringify(after[field])) previous[field] = before[field];
  return previous;
}

/** Thrown to take back a change that changed nothing. */
export class Unchanged extends Error {}

/** What a row's own work came to, when it may fail for the row's own fault. */
export async function outcomeOf(row: GivenRow, id: string, work: () => Promise<RowOutcome>): Promise<RowOutcome> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Unchanged) return unchanged(row, id);
    if (error instanceof AppError) return refused(row, error);
    throw error;
  }
}

import { streamXlsxRows } from 'hucre/xlsx';
import { AppError } from '../../../platform/errors.ts';

/** The rows of the first sheet of a workbook, one by one. */
export async function* xlsxRows(bytes: Uint8Array, source: string): AsyncGenerator<string[]> {
  try {
    for await (const { values } of streamXlsxRows(bytes)) yield values.map(textOf);
  } catch (cause) {
    throw new AppError('VALIDATION_ERROR', 'This file can’t be read as a workbook. Save it as XLSX or CSV and send it again.', {
      details: [{ field: source, message: cause instanceof Error ? cause.message : 'is not a workbook' }],
      cause,
    });
  }
}

/** A cell as a person would have typed it: dates as YYYY-MM-DD, whole numbers without a point. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value);
}

import { z } from 'zod';
import { Flag } from '../http/lists.ts';
import { csvFile } from './csv-file.ts';
import type { Table } from './table.ts';
import { type WorkbookLook, xlsxFile } from './workbook/xlsx-file.ts';

export const FORMATS = ['csv', 'xlsx'] as const;
export type FileFormat = (typeof FORMATS)[number];
const FileLocale = z.enum(['en', 'he', 'vi']);
export type FileLocale = z.output<typeof FileLocale>;

/** What may be said of a file in a query, besides its format. */
export const lookChoices = {
  locale: FileLocale.optional().describe('XLSX: `he` lays the sheet out from right to left. Left out: the school’s language.'),
  bom: Flag.default(true).describe('CSV: begins with a byte order mark, by which Excel knows UTF-8.'),
};

/** The same in a body. */
export const givenLook = { locale: FileLocale.optional(), bom: z.boolean().default(true) };

/** How a table becomes a file. */
export type FileLook = { format: 'csv'; hasBom: boolean } | ({ format: 'xlsx' } & WorkbookLook);

interface Asked {
  format: FileFormat;
  locale?: FileLocale | undefined;
  bom: boolean;
}

/** How a file looks that somebody of a school asked for. */
export function lookOf(
  { format, locale, bom }: Asked,
  name: string,
  school: { timezone: string; currency: string; locale: FileLocale },
): FileLook {
  if (format === 'csv') return { format, hasBom: bom };
  const { timezone: timeZone, currency } = school;
  return { format, name, timeZone, currency, isRightToLeft: (locale ?? school.locale) === 'he' };
}

export const CONTENT_TYPES: Record<FileFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The bytes of the file, made as they are taken. */
export function fileOf(table: Table, look: FileLook): AsyncIterable<Uint8Array> {
  return look.format === 'csv' ? csvFile(table, look) : xlsxFile(table, look);
}

import { parse } from 'csv-parse';
import { AppError } from '../../../platform/errors.ts';
import { MAX_CELL } from './limits.ts';

const SLICE = 64 * 1024;
// What spreadsheets in our languages write when they don't write UTF-8.
const CODE_PAGES: Record<string, string> = { he: 'windows-1255', vi: 'windows-1258', en: 'windows-1252' };

/** The rows of a CSV file, read piece by piece; its encoding and its separator are found out. */
export async function* csvRows(bytes: Uint8Array, locale: string, source: string): AsyncGenerator<string[]> {
  const encoding = encodingOf(bytes, locale);
  const parser = parse({
    bom: true,
    delimiter: separatorOf(new TextDecoder(encoding).decode(bytes.subarray(0, SLICE), { stream: true })),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_CELL * 8,
  });
  const decoder = new TextDecoder(encoding);
  const feeding = (async () => {
    for (let start = 0; start < bytes.length; start += SLICE) {
      const text = decoder.decode(bytes.subarray(start, start + SLICE), { stream: true });
      if (!parser.write(text)) await new Promise((resolve) => parser.once('drain', resolve));
    }
    parser.end(decoder.decode());
  })();
  feeding.catch((error: unknown) => parser.destroy(error instanceof Error ? error : new Error(String(error))));
  try {
    // Without a header of its own choosing the parser answers every record as a list of texts.
    for await (const record of parser) yield record as string[];
  } catch (cause) {
    throw new AppError('VALIDATION_ERROR', 'This file can’t be read as CSV. Save it as CSV (UTF-8) and send it again.', {
      details: [{ field: source, message: cause instanceof Error ? cause.message : 'is not CSV' }],
      cause,
    });
  }
}

function encodingOf(bytes: Uint8Array, locale: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let start = 0; start < bytes.length; start += SLICE) decoder.decode(bytes.subarray(start, start + SLICE), { stream: true });
    decoder.decode();
    return 'utf-8';
  } catch {
    return CODE_PAGES[locale] ?? 'windows-1252';
  }
}

/** The separator that stands most often in the first line, outside of quotes. */
export function separatorOf(text: string): string {
  const counts = new Map([',', ';', '\t'].map((separator) => [separator, 0]));
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (character === '\n' || character === '\r')) break;
    else if (!isQuoted) counts.set(character, (counts.get(character) ?? Number.NaN) + 1);
  }
  const [best] = [...counts].filter(([separator]) => [',', ';', '\t'].includes(separator)).sort(([, a], [, b]) => b - a);
  return best?.[0] ?? ',';
}

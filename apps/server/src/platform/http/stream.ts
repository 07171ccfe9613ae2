import type { ServerResponse } from 'node:http';
import { PassThrough, Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { FastifyReply } from 'fastify';
import { writeXlsxStream } from 'hucre/xlsx';
import { ZipFile } from 'yazl';

/** Takes the response out of Fastify's hands to write it piece by piece; headers that hooks set go along. */
export function beginStream(reply: FastifyReply, headers: Record<string, string>): ServerResponse {
  reply.hijack();
  const set = Object.entries(reply.getHeaders()).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  reply.raw.writeHead(200, { ...Object.fromEntries(set), ...headers });
  return reply.raw;
}

// What a spreadsheet would take for a formula is told to be text.
const FORMULA = /^[=+\-@\t\r]/;

function plain(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  return FORMULA.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell) ? `'${cell}` : cell;
}

/** A value of a table. */
export type Cell = string | number | boolean | null;

/**
 * Answers rows as a CSV file that spreadsheets open as it is: UTF-8 with a byte order mark, no cell a formula.
 * The first row is read before anything is sent, so that a refusal is still an ordinary answer.
 */
export async function sendCsv(reply: FastifyReply, fileName: string, rows: AsyncGenerator<Cell[]>): Promise<void> {
  const all = await begun(rows);
  const response = beginStream(reply, fileHeaders('text/csv; charset=utf-8', fileName));
  response.write('\ufeff');
  await pour(
    response,
    (async function* () {
      for await (const row of all) yield row.map(plain);
    })(),
    stringify(),
  );
}

/** The same as a workbook of one sheet, the first row its header; more than a sheet holds goes on in another. */
export async function sendXlsx(reply: FastifyReply, fileName: string, rows: AsyncGenerator<Cell[]>): Promise<void> {
  const all = await begun(rows);
  const response = beginStream(reply, fileHeaders('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileName));
  const sheet = writeXlsxStream(all, { name: fileName.replace(/\.\w+$/, '').slice(0, 31), freezePane: { rows: 1 } });
  await pour(response, sheet);
}

/** A file of an archive: its text is made when its turn comes, as fast as the reader takes it. */
export interface ArchivedFile {
  path: string;
  text: () => AsyncIterable<string>;
}

/** Answers files as one ZIP, none of which is ever whole in memory. */
export async function sendZip(reply: FastifyReply, fileName: string, files: readonly ArchivedFile[]): Promise<void> {
  const zip = new ZipFile();
  for (const { path, text } of files) {
    zip.addReadStreamLazy(path, (take) => {
      const stream = Readable.from(text());
      // The archive hears of it only from the stream it was given: it must be told to stop, too.
      stream.on('error', (error) => archive.destroy(error));
      take(null, stream);
    });
  }
  zip.end();
  const archive = new PassThrough();
  zip.on('error', (error: Error) => archive.destroy(error));
  zip.outputStream.pipe(archive);
  await pour(beginStream(reply, fileHeaders('application/zip', fileName)), archive);
}

async function begun(rows: AsyncGenerator<Cell[]>): Promise<AsyncGenerator<Cell[]>> {
  const first = await rows.next();
  return (async function* () {
    // However this one ends, what it reads from is told.
    try {
      if (!first.done) yield first.value;
      for await (const row of rows) yield row;
    } finally {
      await rows.return(undefined);
    }
  })();
}

const STALLED_MS = 60_000;

async function pour(response: ServerResponse, ...parts: [AsyncIterable<unknown>, ...Transform[]]): Promise<void> {
  const [source, ...through] = parts;
  // A reader who takes nothing any more would otherwise be waited for when the server stops.
  response.setTimeout(STALLED_MS, () => response.destroy());
  try {
    await pipeline([Readable.from(source), ...through, response]);
  } catch (error) {
    // The headers are gone: a cut-off file is all the reader can be told.
    response.destroy(error instanceof Error ? error : undefined);
  }
}

function fileHeaders(contentType: string, fileName: string): Record<string, string> {
  return {
    'content-type': contentType,
    'content-disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
  };
}

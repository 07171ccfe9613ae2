import type { ServerResponse } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyReply } from 'fastify';
import { ZipFile } from 'yazl';
import type { Table } from '../files/table.ts';
import { CONTENT_TYPES, type FileLook, fileOf } from '../files/table-file.ts';

/** Takes the response out of Fastify's hands to write it piece by piece; headers that hooks set go along. */
export function beginStream(reply: FastifyReply, headers: Record<string, string>): ServerResponse {
  reply.hijack();
  const set = Object.entries(reply.getHeaders()).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  reply.raw.writeHead(200, { ...Object.fromEntries(set), ...headers });
  return reply.raw;
}

/** Answers a table as a file. The first row is read before anything is sent, so that a refusal is still an ordinary answer. */
export async function sendTable(reply: FastifyReply, fileName: string, table: Table, look: FileLook): Promise<void> {
  const rows = await begun(table.rows);
  await sendBytes(reply, fileHeaders(CONTENT_TYPES[look.format], fileName), fileOf({ ...table, rows }, look));
}

/** Answers a file that is made, or read, as fast as the reader takes it. */
export async function sendBytes(reply: FastifyReply, headers: Record<string, string>, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  await pour(beginStream(reply, headers), bytes);
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

async function begun<Row>(rows: AsyncIterable<Row>): Promise<AsyncGenerator<Row>> {
  const all = rows[Symbol.asyncIterator]();
  const first = await all.next();
  return (async function* () {
    // However this one ends, what it reads from is told.
    try {
      for (let next = first; !next.done; next = await all.next()) yield next.value;
    } finally {
      await all.return?.();
    }
  })();
}

const STALLED_MS = 60_000;

async function pour(response: ServerResponse, source: AsyncIterable<unknown>): Promise<void> {
  // A reader who takes nothing any more would otherwise be waited for when the server stops.
  response.setTimeout(STALLED_MS, () => response.destroy());
  try {
    await pipeline(Readable.from(source, { objectMode: false }), response);
  } catch (error) {
    // The headers are gone: a cut-off file is all the reader can be told.
    response.destroy(error instanceof Error ? error : undefined);
  }
}

/** The headers of a file to be saved under a name of any letters. */
export function fileHeaders(contentType: string, fileName: string): Record<string, string> {
  return {
    'content-type': contentType,
    'content-disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
  };
}

import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { FastifyReply } from 'fastify';

/** Takes the response out of Fastify's hands to write it piece by piece; headers that hooks set go along. */
export function beginStream(reply: FastifyReply, headers: Record<string, string>): ServerResponse {
  reply.hijack();
  const set = Object.entries(reply.getHeaders()).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  reply.raw.writeHead(200, { ...Object.fromEntries(set), ...headers });
  return reply.raw;
}

// What a spreadsheet would take for a formula is told to be text.
const FORMULA = /^[=+\-@\t\r]/;

function plain(cell: string): string {
  return FORMULA.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell) ? `'${cell}` : cell;
}

/**
 * Answers rows as a CSV file that spreadsheets open as it is: UTF-8 with a byte order mark, no cell a formula.
 * The first row is read before anything is sent, so that a refusal is still an ordinary answer.
 */
export async function sendCsv(reply: FastifyReply, fileName: string, rows: AsyncGenerator<string[]>): Promise<void> {
  const first = await rows.next();
  const response = beginStream(reply, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
  });
  response.write('\ufeff');
  async function* all(): AsyncGenerator<string[]> {
    if (!first.done) yield first.value.map(plain);
    for await (const row of rows) yield row.map(plain);
  }
  try {
    await pipeline(Readable.from(all()), stringify(), response);
  } catch (error) {
    // The headers are gone: a cut-off file is all the reader can be told.
    response.destroy(error instanceof Error ? error : undefined);
  }
}

import type { FastifyReply } from 'fastify';
import type { Caller } from '../../../platform/caller.ts';
import { inSystem, inTenant } from '../../../platform/db/transactions.ts';
import { CONTENT_TYPES } from '../../../platform/files/table-file.ts';
import { fileHeaders, sendBytes } from '../../../platform/http/stream.ts';
import type { System } from '../../../system.ts';
import { grantsNow } from '../../access/index.ts';
import { allow, type Sources, sourceOf } from '../sources.ts';
import { findFile } from '../work/work-store.ts';
import { readChunk } from './chunks-store.ts';
import { checkAddress, gone } from './download-url.ts';
import { tell } from './export-jobs.ts';

/** Answers a file to whoever has its address, as long as the one who asked for it may still see what is in it. */
export async function sendFile(
  system: System,
  sources: Sources,
  id: string,
  { expires, signature }: { expires: number; signature: string },
  somebody: Caller,
  reply: FastifyReply,
): Promise<void> {
  const { database } = system;
  checkAddress(system, id, expires, signature);
  const file = await inSystem(database, 'exports: find a file', (tx) => findFile(tx, id));
  if (!file) throw gone();
  const { tenantId, requestedBy, name, isReport, format, sizeBytes, attempt, finishedAt } = file;
  const source = sourceOf(sources, { resource: isReport ? null : name, report: isReport ? name : null });
  const person: Caller = { ...somebody, kind: 'user', id: requestedBy, tenantId };
  allow({ ...person, grants: await inTenant(database, person, (tx) => grantsNow(tx, requestedBy), 'read') }, source);
  const caller = { ...somebody, tenantId };
  await inTenant(database, caller, (tx) => tell(tx, 'downloaded', id, { [isReport ? 'report' : 'resource']: name, format, requestedBy }));
  const headers = fileHeaders(CONTENT_TYPES[format], `${name}-${finishedAt.slice(0, 10)}.${format}`);
  const bytes = bytesOf(system, caller, id, attempt, sizeBytes);
  // The length tells a reader whose connection broke that this is not all.
  await sendBytes(reply, { ...headers, 'content-length': String(sizeBytes), 'cache-control': 'no-store' }, bytes);
}

// Bytes come from the database as text. Pieces of this size leave least of it lying about: 50 MB more than at rest, not 110.
const READ_BYTES = 32 * 1024;

async function* bytesOf({ database }: System, caller: Caller, id: string, attempt: number, sizeBytes: number): AsyncGenerator<Uint8Array> {
  let sent = 0;
  for (let seq = 0; sent < sizeBytes; seq++) {
    for (let from = 0; ; ) {
      const bytes = await inTenant(database, caller, (tx) => readChunk(tx, id, { attempt, seq, from, bytes: READ_BYTES }), 'read');
      if (from === 0 && bytes.length === 0) throw new Error(`piece ${seq} of the export ${id} is missing`);
      sent += bytes.length;
      from += bytes.length;
      if (bytes.length > 0) yield bytes;
      if (bytes.length < READ_BYTES) break;
    }
  }
}

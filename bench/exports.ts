/**
 * A list of 1,000,000 customers, all columns, written to a file by a job and downloaded, with the memory the server needs
 * for it. What was downloaded is read again and its rows counted.
 */
import { parse } from 'csv-parse';
import { streamXlsxRows } from 'hucre/xlsx';
import { hashPassword } from '../apps/server/src/platform/crypto/passwords.ts';
import type { Row } from './support/report.ts';
import { type Call, PASSWORD, signedIn } from './support/sign-in.ts';
import { type Stage, setStage } from './support/stage.ts';

const ROWS = 1_000_000;

const COUNTERS = {
  csv: async (body: ReadableStream<Uint8Array>) => count(parse({ bom: true, relax_column_count: false }), body),
  xlsx: async (body: ReadableStream<Uint8Array>) => {
    let rows = 0;
    for await (const _ of streamXlsxRows(body)) rows++;
    return rows;
  },
};

export async function benchExports(): Promise<Row[]> {
  const stage = await setStage('school');
  try {
    await fill(stage);
    const call = await signedIn<Answered>(stage.port);
    return [...(await takeOut(stage, call, 'csv')), ...(await takeOut(stage, call, 'xlsx'))];
  } finally {
    await stage.close();
  }
}

async function takeOut(stage: Stage, call: Call<Answered>, format: keyof typeof COUNTERS): Promise<Row[]> {
  const memory = await watch(stage);
  const begun = performance.now();
  const { jobId } = await call('POST', '/api/v1/reports/export', { resource: 'customers', format });
  const { downloadUrl, sizeBytes } = await completed(call, jobId);
  const written = performance.now();
  // The server makes the address of PUBLIC_URL, which is the stage's own.
  const { body } = await fetch(downloadUrl);
  if (!body) throw new Error('the download has no body');
  const rows = await COUNTERS[format](body);
  if (rows !== ROWS + 1) throw new Error(`the ${format} has ${rows} rows`);
  const grown = await memory.most();
  const row = (what: string, figure: string, bar = ''): Row => ({ what, figure, ratio: null, bar });
  return [
    row(
      `1,000,000 customers by a job as ${format}`,
      `${((written - begun) / 1000).toFixed(1)} s, ${(sizeBytes / 1024 / 1024).toFixed(0)} MB`,
    ),
    row('… memory beyond that at rest, download included', `${grown.toFixed(0)} MB`, '< 100 MB'),
  ];
}

/** The most the server has resident from here on, beyond what it has now. */
async function watch(stage: Stage): Promise<{ most(): Promise<number> }> {
  const rest = await stage.memoryMb();
  let most = 0;
  const look = async () => {
    most = Math.max(most, (await stage.memoryMb()) - rest);
  };
  const timer = setInterval(look, 50);
  return {
    most: async () => {
      clearInterval(timer);
      await look();
      return most;
    },
  };
}

async function count(parser: ReturnType<typeof parse>, body: ReadableStream<Uint8Array>): Promise<number> {
  let rows = 0;
  parser.on('data', () => rows++);
  const ended = new Promise((resolve, reject) => parser.on('end', resolve).on('error', reject));
  for await (const bytes of body) {
    if (!parser.write(bytes)) await new Promise((resolve) => parser.once('drain', resolve));
  }
  parser.end();
  await ended;
  return rows;
}

async function fill({ sql }: Stage): Promise<void> {
  await sql.query(`INSERT INTO tenants (id, name, subdomain, country) VALUES ('school', 'school', 'school', 'GB')`);
  await sql.query(
    `INSERT INTO users (tenant_id, id, email, name, role, password_hash) VALUES ('school', 'admin', 'admin@school.example', 'Admin', 'admin', $1)`,
    [await hashPassword(PASSWORD)],
  );
  await sql.query(`INSERT INTO customers (tenant_id, id, name, phone, email, city, address, notes, search_text)
    SELECT 'school', 'cus_' || lpad(n::text, 7, '0'), 'Family ' || lpad(n::text, 7, '0'), '+44201' || lpad(n::text, 7, '0'), 'family' || n || '@school.example',
      'Leeds', n || ' High Street, Flat 2', 'Asked for a call on ' || md5(n::text), 'family ' || n FROM generate_series(1, ${ROWS}) n`);
  await sql.query('VACUUM ANALYZE');
}

interface Answered {
  jobId: string;
  state: string;
  error: string | null;
  downloadUrl: string;
  sizeBytes: number;
}
async function completed(call: Call<Answered>, id: string): Promise<Answered> {
  for (let tries = 0; tries < 3000; tries++) {
    const job = await call('GET', `/api/v1/jobs/${id}`);
    if (job.state === 'completed') return job;
    if (job.state === 'failed') throw new Error(`the export failed: ${job.error}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the export was never completed');
}

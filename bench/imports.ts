/**
 * 100,000 customers from a CSV file: sent, run and taken back, with the memory the server needs for it. A tenth of the
 * rows has a phone that is in the file already.
 */
import { hashPassword } from '../apps/server/src/platform/crypto/passwords.ts';
import type { Row } from './support/report.ts';
import { type Call, PASSWORD, signedIn } from './support/sign-in.ts';
import { setStage } from './support/stage.ts';

const ROWS = 100_000;

export async function benchImports(): Promise<Row[]> {
  const stage = await setStage('school');
  try {
    await stage.sql.query(`INSERT INTO tenants (id, name, subdomain, country) VALUES ('school', 'school', 'school', 'GB')`);
    await stage.sql.query(
      `INSERT INTO users (tenant_id, id, email, name, role, password_hash) VALUES ('school', 'admin', 'admin@school.example', 'Admin', 'admin', $1)`,
      [await hashPassword(PASSWORD)],
    );
    const call = await signedIn<State>(stage.port);
    const before = await stage.memoryMb();
    const begun = performance.now();
    const { id } = await call('POST', '/api/v1/imports', { resource: 'customers', content: file(), dryRun: false });
    const sent = performance.now();
    const run = await settled(call, id, 'completed');
    const ran = performance.now();
    const peak = await stage.peakMemoryMb();
    if (run.createdCount !== ROWS * 0.9 || run.errorCount > 0) throw new Error(`the import did something else: ${JSON.stringify(run)}`);
    await call('POST', `/api/v1/imports/${id}/undo`);
    await settled(call, id, 'undone');
    const undone = performance.now();
    const { rows } = await stage.sql.query<{ left: number }>('SELECT count(*)::int AS left FROM customers');
    if (rows[0]?.left !== 0) throw new Error('the undo left customers behind');
    const seconds = (from: number, to: number) => `${((to - from) / 1000).toFixed(1)} s`;
    return [
      { what: '100,000 customers from a CSV, sent and imported', figure: seconds(begun, ran), ratio: null, bar: '< 60 s' },
      { what: '… of that until the file was taken', figure: seconds(begun, sent), ratio: null, bar: '' },
      { what: '… taken back', figure: seconds(ran, undone), ratio: null, bar: '' },
      { what: '… memory beyond that at rest', figure: `${(peak - before).toFixed(0)} MB`, ratio: null, bar: '< 150 MB' },
    ];
  } finally {
    await stage.close();
  }
}

function file(): string {
  const lines = Array.from({ length: ROWS }, (_, n) => {
    const phone = `07400${String(n % (ROWS * 0.9)).padStart(6, '0')}`;
    return `Family ${n},${phone},family${n % (ROWS * 0.9)}@school.example,"${n} High Street, Flat 2",Leeds,Asked for a call`;
  });
  return `Name,Phone,E-mail,Address,City,Notes\n${lines.join('\n')}\n`;
}

interface State {
  id: string;
  status: string;
  createdCount: number;
  errorCount: number;
}
async function settled(call: Call<State>, id: string, wanted: string): Promise<State> {
  for (let tries = 0; tries < 3000; tries++) {
    const state = await call('GET', `/api/v1/imports/${id}`);
    if (state.status === wanted) return state;
    if (state.status === 'failed') throw new Error('the import failed');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the import was never ${wanted}`);
}

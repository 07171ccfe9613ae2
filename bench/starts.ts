/** From `npm start` to healthy: the first time (database made, migrated, demo loaded) and later times. */
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from './support/report.ts';
import { freePort, ROLLBOOK, untilHealthy } from './support/stage.ts';

export async function benchStarts(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'rollbook-starts-'));
  await chmod(folder, 0o755);
  try {
    const first = await startOnce(folder);
    const later = await startOnce(folder);
    return [
      { what: 'first start to healthy, demo included', figure: `${first.toFixed(1)} s`, ratio: null, bar: '< 15 s' },
      { what: 'later start to healthy', figure: `${later.toFixed(1)} s`, ratio: null, bar: '< 3 s' },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function startOnce(folder: string): Promise<number> {
  const port = await freePort();
  const begin = performance.now();
  const environment = { ...process.env, NODE_ENV: 'development', PORT: String(port), DATA_DIR: folder };
  const child = spawn(process.execPath, [ROLLBOOK, 'serve'], { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
  await untilHealthy(port, child);
  const seconds = (performance.now() - begin) / 1000;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  return seconds;
}

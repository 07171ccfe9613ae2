import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { TestServer } from '../support/server.ts';

/** The server lives on, and has every one of its connections back. */
export async function expectUnharmed(server: TestServer): Promise<void> {
  expect((await fetch(`${server.url}/api/v1/health/ready`)).status).toBe(200);
  // Requests whose sender hung up may still be at their last query.
  for (let patience = 20; patience > 0 && !isIdle(server); patience--) await sleep(50);
  const { pool, flushPool } = server.app.system.database;
  for (const { totalCount, idleCount, waitingCount } of [pool, flushPool]) {
    expect({ busy: totalCount - idleCount, waitingCount }).toEqual({ busy: 0, waitingCount: 0 });
  }
}

function isIdle({ app }: TestServer): boolean {
  const { pool, flushPool } = app.system.database;
  return [pool, flushPool].every(({ totalCount, idleCount, waitingCount }) => totalCount === idleCount && waitingCount === 0);
}

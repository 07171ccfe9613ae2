import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { onTestFinished } from 'vitest';

/** A folder that every account can enter, removed with all in it after the test. In /tmp: TMPDIR may be deep or closed. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp('/tmp/embedded-test-');
  await chmod(folder, 0o755);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

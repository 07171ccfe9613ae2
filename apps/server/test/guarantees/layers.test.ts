import { readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { modules } from '../../src/modules.ts';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));
const layerOf = new Map(modules.map(({ name, layer }) => [name, layer]));

interface Import {
  from: string;
  to: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('/testing/'),
);
const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(resolve(SRC, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path]) => ({
    from: file,
    to: relative(SRC, resolve(SRC, dirname(file), path ?? '')),
  }));
});

const moduleOf = (file: string): string | undefined => /^modules\/([^/]+)\//.exec(file)?.[1];

function offenders(isBad: (one: Import) => boolean): string[] {
  return imports.filter(isBad).map(({ from, to }) => `${from} → ${to}`);
}

describe('the layers', () => {
  it('were found: every module of the list has files, and every folder is on the list', () => {
    expect(imports.length).toBeGreaterThan(200);
    expect([...new Set(files.flatMap((file) => moduleOf(file) ?? []))].sort()).toEqual([...layerOf.keys()].sort());
  });

  it('the platform knows nothing of schools', () => {
    expect(offenders(({ from, to }) => from.startsWith('platform/') && !to.startsWith('platform/'))).toEqual([]);
  });

  it('a module is entered by its index.ts only', () => {
    expect(
      offenders(({ from, to }) => {
        const target = moduleOf(to);
        return target !== undefined && moduleOf(from) !== target && to !== `modules/${target}/index.ts`;
      }),
    ).toEqual([]);
  });

  it('a module calls lower layers only', () => {
    expect(
      offenders(({ from, to }) => {
        const [caller, called] = [moduleOf(from), moduleOf(to)];
        if (!caller || !called || caller === called) return false;
        return (layerOf.get(caller) ?? 0) <= (layerOf.get(called) ?? 0);
      }),
    ).toEqual([]);
  });

  it('a module takes nothing from the composition (app, modules, reactions, commands, demo, live, operations)', () => {
    expect(offenders(({ from, to }) => moduleOf(from) !== undefined && !/^(modules|platform)\/|^(config|system)\.ts$/.test(to))).toEqual(
      [],
    );
  });

  it('only config.ts reads the environment', () => {
    const readers = files.filter((file) => /process\.env\b/.test(readFileSync(resolve(SRC, file), 'utf8')));
    // The other two hand their environment on to a program they run, and read nothing of it.
    expect(readers.sort()).toEqual(['config.ts', 'platform/db/embedded/program.ts', 'platform/db/schema-types.ts']);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Every reason teaching refuses by has words in the console: a new one would show there as an English sentence. */
const server = new URL('../../src/modules/teaching/', import.meta.url);
const words = readFileSync(new URL('../../../console/src/modules/teaching/reasons/teaching-reasons.ts', import.meta.url), 'utf8');

const known = new Set([...words.matchAll(/^ {2}(\w+): msg\(/gm)].map(([, name]) => name));

function refusals(): { file: string; calls: number; reasons: string[] }[] {
  return readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => {
      const text = readFileSync(new URL(file, server), 'utf8');
      const reasons = [...text.matchAll(/\brefused\(\s*(?:`[^`]*`|'[^']*'|\w+\(\w+\)),\s*'(\w+)'/g)].map(([, reason]) => reason ?? '');
      return { file, calls: text.match(/throw refused\(/g)?.length ?? 0, reasons };
    })
    .filter(({ calls }) => calls > 0);
}

it('each refusal of teaching names its reason', () => {
  expect(refusals().filter(({ calls, reasons }) => calls !== reasons.length)).toEqual([]);
  expect(refusals().flatMap(({ reasons }) => reasons).length).toBeGreaterThan(30);
});

it('each reason has words in the console', () => {
  const named = [...refusals().flatMap(({ reasons }) => reasons), 'instructor_busy', 'room_busy', 'student_busy', 'other_lesson'];
  expect(named.filter((reason) => !known.has(reason))).toEqual([]);
});

it('nothing of teaching refuses without a reason', () => {
  const bare = readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => /throw conflict\(/.test(readFileSync(new URL(file, server), 'utf8')));
  expect(bare).toEqual([]);
});

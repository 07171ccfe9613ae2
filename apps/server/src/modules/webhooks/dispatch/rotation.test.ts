import { expect, test } from 'vitest';
import { Rotation } from './rotation.ts';

const lane = (tenantId: string, name: string) => ({ tenantId, name });

test('a tenant with many lanes has no more turns than one with a single', () => {
  const rotation = new Rotation<{ tenantId: string; name: string }>();
  const all = [...['a1', 'a2', 'a3'].map((name) => lane('a', name)), lane('b', 'b1'), lane('c', 'c1')];
  for (const one of all) rotation.add(one);
  const turns: string[] = [];
  for (let n = 0; n < 9; n++) {
    const next = rotation.next();
    if (!next) break;
    turns.push(next.name);
    rotation.add(next);
  }
  expect(turns).toEqual(['a1', 'b1', 'c1', 'a2', 'b1', 'c1', 'a3', 'b1', 'c1']);
});

test('a lane stands in it once, and one that was taken out has no turn', () => {
  const rotation = new Rotation<{ tenantId: string; name: string }>();
  const [a, b] = [lane('a', 'a'), lane('b', 'b')];
  for (const one of [a, a, b]) rotation.add(one);
  rotation.delete(b);
  expect([rotation.next(), rotation.next()]).toEqual([a, null]);
});

test('tenants that may not go are passed over, and keep their place', () => {
  const rotation = new Rotation<{ tenantId: string; id: number }>();
  for (const [tenantId, id] of [
    ['full', 1],
    ['other', 2],
  ] as const)
    rotation.add({ tenantId, id });
  expect(rotation.next((tenantId) => tenantId !== 'full')?.id).toBe(2);
  expect(rotation.next((tenantId) => tenantId !== 'full')).toBeNull();
  expect(rotation.next()?.id).toBe(1);
});

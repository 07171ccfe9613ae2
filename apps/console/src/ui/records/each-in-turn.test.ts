import { expect, test } from 'vitest';
import { eachInTurn } from './each-in-turn.ts';

test('one failure stops none of the others, and is told with its reason', async () => {
  const refused = new Error('has students');
  const { done, failed } = await eachInTurn([1, 2, 3, 4, 5, 6], async (item) => {
    if (item === 2) throw refused;
  });
  expect(done.sort()).toEqual([1, 3, 4, 5, 6]);
  expect(failed).toEqual([{ item: 2, error: refused }]);
});

test('each is done once, never more than four at a time', async () => {
  const seen: number[] = [];
  let running = 0;
  let most = 0;
  const progress: number[] = [];
  await eachInTurn(
    Array.from({ length: 20 }, (_, index) => index),
    async (item) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
      seen.push(item);
    },
    (finished) => progress.push(finished),
  );
  expect(new Set(seen).size).toBe(20);
  expect(most).toBe(4);
  expect(progress.at(-1)).toBe(20);
});

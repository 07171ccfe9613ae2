import { expect, test } from 'vitest';
import { fromBasisPoints, toBasisPoints } from './teaching-settings.ts';

test.each([0, 8, 17, 17.5, 17.55, 18, 30, 100])('%d %% comes back as it was typed', (percent) => {
  expect(Number.isInteger(toBasisPoints(percent))).toBe(true);
  expect(fromBasisPoints(toBasisPoints(percent))).toBe(percent);
});

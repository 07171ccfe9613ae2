import { expect, test } from 'vitest';
import { safeReturnPath } from './return-path.ts';

test('goes back to the page that was asked for, filters included', () => {
  expect(safeReturnPath('/students?search=lan#top')).toBe('/students?search=lan#top');
});

test.each([
  undefined,
  '',
  'students',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'https://evil.example/students',
  'javascript:alert(1)',
  '/login?from=/login',
])('starts at home for %j', (wanted) => {
  expect(safeReturnPath(wanted)).toBe('/');
});

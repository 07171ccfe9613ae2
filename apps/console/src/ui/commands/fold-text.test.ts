import { expect, test } from 'vitest';
import { foldText, matchesWords } from './fold-text.ts';

test('accents, points and case make no difference', () => {
  expect(foldText('Đặng Hà Nội')).toBe('dang ha noi');
  expect(foldText('שָׁלוֹם')).toBe('שלום');
});

test.each([
  ['Add a student', 'stu add', true],
  ['Add a student', 'dent', false],
  ['Thêm học viên', 'hoc', true],
  ['Students', '', true],
])('%j is found by %j: %s', (text, typed, isFound) => {
  expect(matchesWords(text, typed)).toBe(isFound);
});

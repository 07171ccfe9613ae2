import { describe, expect, it } from 'vitest';
import { harmless } from './formulas.ts';

describe('a CSV cell', () => {
  it.each([
    '=1+1',
    '=HYPERLINK("http://evil.example")',
    '+cmd|calc',
    '-2+3',
    '-1e5',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\n=1',
    ' =1+1',
    '＝1+1',
    '＠x',
    '+84 91 234',
    '-',
  ])('%j is told to be text', (text) => {
    expect(harmless(text)).toBe(`'${text}`);
  });

  it.each([
    ['+84912345678', '+84912345678'],
    ['-5', '-5'],
    ['-5,25', '-5,25'],
    ['a=b', 'a=b'],
    ['Đỗ Nữ', 'Đỗ Nữ'],
    ['', ''],
    [null, ''],
    [-5, '-5'],
    [false, 'false'],
  ])('%j stays as it is', (cell, text) => {
    expect(harmless(cell)).toBe(text);
  });
});

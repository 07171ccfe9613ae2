import { describe, expect, test } from 'vitest';
import { directionOf, pickLocale } from './locale.ts';

describe('choosing a language', () => {
  test('takes the first one the console speaks', () => {
    expect(pickLocale([null, 'fr-FR', 'vi-VN', 'en'])).toBe('vi');
  });

  test('knows the old code for Hebrew', () => {
    expect(pickLocale(['iw-IL'])).toBe('he');
  });

  test('falls back to English', () => {
    expect(pickLocale([])).toBe('en');
    expect(pickLocale(['de', undefined])).toBe('en');
  });

  test('only Hebrew runs right to left', () => {
    expect(directionOf('he')).toBe('rtl');
    expect(directionOf('vi')).toBe('ltr');
  });
});

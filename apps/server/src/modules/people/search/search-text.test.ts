import { describe, expect, it } from 'vitest';
import { fold, searchPatterns, searchText, spelled } from './search-text.ts';

/** What LIKE does with our patterns, in JavaScript. */
function isFound(stored: string, search: string): boolean {
  return searchPatterns(search).every((pattern) => stored.includes(pattern.slice(1, -1).replace(/\\(.)/g, '$1')));
}

describe('searching people', () => {
  it.each([
    ['Nguyễn Thị Đào', 'nguyen thi dao'],
    ['דָּנָה לֵוִי', 'דנה לוי'],
    ['Zoë ÉLAN', 'zoe elan'],
    ['בֶּן־דָּוִד', 'בן־דוד'],
  ])('folds %s to %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('spells every script in ASCII, each letter its own way, finals as their usual form', () => {
    expect(spelled('דנה כהן')).toBe('qdqnqe qkqeqn');
    expect(spelled('כהנ')).toBe(spelled('כהן'));
    const letters = [...'אבגדהוזחטיכלמנסעפצקרשתабвгабд中文'].map((letter) => spelled(letter));
    expect(letters.every((text) => /^q[a-z]+$/.test(text))).toBe(true);
    expect(new Set([...'אבגדהוזחטיכלמנסעפצקרשת'].map((letter) => spelled(letter))).size).toBe(22);
    expect(spelled('o’neill – 5')).toBe('o’neill – 5');
  });

  it.each([
    ['כהן', 'הן', true],
    ['דנה לוי', 'לו', true],
    ['דנה לוי', 'נל', false],
    ['Qadir', 'א', false],
  ])('finds in %s by %s: %s', (name, search, isThere) => {
    expect(isFound(searchText(name, null, []), search)).toBe(isThere);
  });

  const stored = searchText('Nguyễn Đức 100%', 'Duc@School.Example', ['+972501234567', '050-123-4567']);

  it('stores the name, the e-mail and both spellings of the phone', () => {
    expect(stored).toBe('nguyen duc 100% duc@school.example 972501234567 0501234567');
  });

  it('stores a phone once when both spellings have the same digits', () => {
    expect(searchText('Dana', null, ['+15550100', '1 555 0100'])).toBe('dana 15550100');
  });

  it.each([
    'đức',
    'DUC nguyen',
    'school.ex',
    '050-123 4567',
    '+972 50-123-4567',
    '00972501234567',
    '(050) 123',
    '4567',
    '501234567',
    '100%',
    '\u200e050-1234567',
    '',
  ])('finds by %j', (search) => {
    expect(isFound(stored, search)).toBe(true);
  });

  it.each(['ducc', '0509', 'nguyen dan', '1_0', '100%%'])('does not find by %j', (search) => {
    expect(isFound(stored, search)).toBe(false);
  });

  it('asks for the longest word first, because it is the rarest', () => {
    expect(searchPatterns('de nguyen van')).toEqual(['%nguyen%', '%van%', '%de%']);
  });

  it('takes LIKE’s own signs literally', () => {
    expect(searchPatterns('a_b\\c%')).toEqual(['%a\\_b\\\\c\\%%']);
  });

  it('keeps the zeros of short digits, which may stand in a name', () => {
    expect(searchPatterns('007')).toEqual(['%007%']);
  });
});

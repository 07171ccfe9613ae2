import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayPrefix, isWholeKey, looksLikeKey, makeKey } from './key-text.ts';

describe('a new key', () => {
  it('is prefix, environment, 33 characters of base62 and a checksum, and whole', () => {
    for (const prefix of ['rbk', 'aivo', 'haitech']) {
      const key = makeKey(prefix, 'test');
      expect(key).toMatch(new RegExp(`^${prefix}_test_[0-9A-Za-z]{33}_[0-9A-Za-z]{6}$`));
      expect(isWholeKey(key) && looksLikeKey(key)).toBe(true);
      expect(key.startsWith(displayPrefix(key))).toBe(true);
      expect(displayPrefix(key)).toHaveLength(`${prefix}_test_`.length + 4);
    }
  });

  it('is never made twice, and uses every character about as often as any other', () => {
    const keys = Array.from({ length: 3000 }, () => makeKey('rbk', 'live').split('_')[2] ?? '');
    expect(new Set(keys).size).toBe(3000);
    const counts = new Map<string, number>();
    for (const char of keys.join('')) counts.set(char, (counts.get(char) ?? 0) + 1);
    // 99,000 characters: 1597 of each are expected, with a deviation of 40.
    expect(counts.size).toBe(62);
    for (const count of counts.values()) expect(Math.abs(count - 1597)).toBeLessThan(280);
  });
});

describe('a key with a mistake', () => {
  const key = makeKey('rbk', 'live');

  it('is noticed, whichever one character is another', () => {
    fc.assert(
      fc.property(fc.nat(key.length - 1), fc.constantFrom(...'0Zaz_-. é'), (at, char) => {
        fc.pre(key[at] !== char);
        expect(isWholeKey(key.slice(0, at) + char + key.slice(at + 1))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '',
    'rbk_live_',
    key.slice(0, -1),
    `${key}0`,
    ` ${key}`,
    `${key}\n`,
    key.toUpperCase(),
    key.replace('live', 'test'),
    key.replace('live', 'prod'),
    `${key}, ${key}`,
  ])('%j is none', (text) => {
    expect(isWholeKey(text)).toBe(false);
  });

  it('is still told from a token of a person', () => {
    expect(looksLikeKey('rbk_live_x')).toBe(true);
    expect(looksLikeKey('eyJhbGciOiJFZERTQSJ9.e30.c2ln')).toBe(false);
  });
});

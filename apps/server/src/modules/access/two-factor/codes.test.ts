import { Secret, TOTP } from 'otpauth';
import { expect, it } from 'vitest';
import { newRecoveryCodes, newSecret, otpauthUri, recoveryHash, stepOf } from './codes.ts';

// RFC 6238, appendix B: this secret at 59 s gives 94287082, of which six digits are kept.
const RFC_SECRET = Secret.fromUTF8('12345678901234567890').base32;

it('takes the code of RFC 6238 and says its step', () => {
  expect(stepOf(RFC_SECRET, '287082', 59_000)).toBe(1);
});

it.each([
  ['one step late', 30, 1],
  ['one step early', -30, 1],
  ['two steps late', 61, null],
  ['two steps early', -60, null],
])('a code that comes %s', (_, seconds, step) => {
  const code = TOTP.generate({ secret: Secret.fromBase32(RFC_SECRET), timestamp: 45_000 });
  expect(stepOf(RFC_SECRET, code, 45_000 + seconds * 1000)).toBe(step);
});

it.each(['', '12345', '1234567', 'abcdef', '28708２'])('refuses %s', (code) => {
  expect(stepOf(RFC_SECRET, code, 59_000)).toBeNull();
});

it('makes secrets of 160 bits that differ, in an address apps can read', () => {
  const [one, other] = [newSecret(), newSecret()];
  expect(one).toMatch(/^[A-Z2-7]{32}$/);
  expect(one).not.toBe(other);
  const uri = new URL(otpauthUri(one, 'dana@school.example', 'Thầy Duy: lái xe'));
  expect(uri.protocol).toBe('otpauth:');
  expect(uri.searchParams.get('secret')).toBe(one);
});

it('makes ten recovery codes of 80 bits, the same in any spelling', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
  const [code = ''] = codes;
  expect(recoveryHash(code.toLowerCase().replaceAll('-', ' '))).toEqual(recoveryHash(code));
});

import { expect, it } from 'vitest';
import { passwordTrouble } from './password-rules.ts';

const owner = { email: 'dana.levi@school.example', name: 'Dana Levi' };

it.each([
  'qwertyuiop',
  'Password123',
  'Basketball1!',
  '1q2w3e4r5t6y',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'abcdefghijkl',
  '9876543210',
  'dana.levi@school.example',
  'DanaLevi2026',
  'dana.levi!!99',
])('refuses %s', (password) => {
  expect(passwordTrouble(password, owner)).toMatch(/^(is|repeats) /);
});

it.each([
  'correct horse battery',
  'rollbook-demo',
  'a-password-for-tests',
  'tractor lamp 42',
  'Trời mưa rồi',
  'שלום לכולם היום',
  'danalevi likes trains',
])('takes %s', (password) => {
  expect(passwordTrouble(password, owner)).toBeNull();
});

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { hashPassword } from '../../../platform/crypto/passwords.ts';
import { invalid } from '../../../platform/errors.ts';

/** A password as it is chosen; `passwordTrouble` says the rest. */
export const NewPassword = z.string().min(10, 'must have at least 10 characters').max(1000);

let common: ReadonlySet<string> | null = null;

function commonPasswords(): ReadonlySet<string> {
  common ??= new Set(
    readFileSync(new URL('common-passwords.txt', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line && !line.startsWith('#')),
  );
  return common;
}

/** Whose password it is: what everybody knows of them must not be it. */
interface Owner {
  email: string;
  name: string;
}

/** Why a password won't do, in words that follow the field's name; null when it will. */
export function passwordTrouble(password: string, { email, name }: Owner): string | null {
  const plain = password.normalize('NFKC').toLowerCase();
  // What is put around a common password is the first thing that is tried.
  const core = plain.replace(/^\P{L}+|\P{L}+$/gu, '');
  if (commonPasswords().has(plain) || (core.length >= 6 && commonPasswords().has(core))) {
    return 'is one of the most common passwords; choose another';
  }
  if (/^(.{1,4})\1+$/.test(plain) || new Set(plain).size < 4) return 'repeats itself; use more different characters';
  if (isRun(plain)) return 'is a row of neighbours on the keyboard or in the alphabet; choose another';
  const known = [email.toLowerCase(), email.toLowerCase().split('@')[0] ?? '', name.toLowerCase().replace(/\s+/g, '')];
  if (known.some((text) => text.length >= 4 && plain.includes(text) && strippedOf(plain, text).length < 4)) {
    return 'is hardly more than your name or e-mail; choose another';
  }
  return null;
}

function strippedOf(plain: string, known: string): string {
  return plain.replaceAll(known, '').replace(/\P{L}/gu, '');
}

const RUNS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiopasdfghjklzxcvbnm'];

function isRun(plain: string): boolean {
  const backwards = [...plain].reverse().join('');
  return RUNS.some((run) => run.includes(plain) || run.includes(backwards));
}

/** The hash of a password that was chosen; 400 naming the field when it won't do. */
export async function hashChosen(password: string, owner: Owner, field = 'password'): Promise<string> {
  const trouble = passwordTrouble(password, owner);
  if (trouble) throw invalid(field, trouble);
  return hashPassword(password);
}

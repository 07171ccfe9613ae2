import { describe, expect, it } from 'vitest';
import { passwordTrouble } from './student-passwords.ts';

const PHONE = '+972501234567';

describe('student passwords', () => {
  it.each(['tractor lamp 42', 'סיסמה ארוכה', '83920471'])('takes %j', (password) => {
    expect(passwordTrouble(password, PHONE)).toBeNull();
  });

  it.each(['password', 'PassWord123', '12345678', 'ｐａｓｓｗｏｒｄ'])('refuses %j as a common one', (password) => {
    expect(passwordTrouble(password, PHONE)).toContain('common');
  });

  it.each(['aaaaaaaa', '12121212'])('refuses %j, which repeats itself', (password) => {
    expect(passwordTrouble(password, PHONE)).toContain('repeats');
  });

  it.each(['0501234567', '050-1234567', '972501234567', '501234567'])('refuses the phone itself, as %j', (password) => {
    expect(passwordTrouble(password, PHONE)).toContain('phone');
  });
});

// Those that head every published list, at the lengths we accept, and the local ones.
const COMMON = new Set(
  `12345678 123456789 1234567890 12341234 87654321 987654321 11223344 123123123 password password1 password12 password123
  passw0rd p@ssw0rd qwertyui qwertyuiop qwerty12 qwerty123 1q2w3e4r 1qaz2wsx zaq12wsx asdfghjk asdfghjkl abcd1234 abc12345
  a1234567 aa123456 iloveyou sunshine princess football baseball superman trustno1 welcome1 letmein1 computer internet
  student1 student123 rollbook matkhau1 matkhau123 anhyeuem emyeuanh shalom123 israel123 vietnam1`.split(/\s+/),
);

/** Why a student's password won't do, in words that follow the field's name; null when it will. */
export function passwordTrouble(password: string, phone: string): string | null {
  const plain = password.normalize('NFKC').toLowerCase();
  if (COMMON.has(plain)) return 'is one of the most common passwords; choose another';
  if (new Set(plain).size < 3) return 'repeats itself; use more different characters';
  const digits = plain.replace(/\D/g, '');
  const isOnlyDigits = /^[\d\s()+.-]*$/.test(plain);
  if (isOnlyDigits && phone.includes(digits.replace(/^0+/, ''))) return 'is the phone the student signs in with; choose another';
  return null;
}

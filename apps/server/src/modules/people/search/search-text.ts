/**
 * How people are found by part of a name, an e-mail or the digits of a phone. What is stored and what is
 * typed are folded and spelled alike: no accents, no niqqud, lower case, ASCII.
 */

// Latin accents and Hebrew points; NFD has split them off their letters.
const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/g;
const MAX_WORDS = 8;
// From here on digits are taken for a phone's, whose leading zeros say only how it is dialled.
const PHONE_DIGITS = 7;

export function fold(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').normalize('NFC').toLowerCase().replaceAll('đ', 'd');
}

const HEBREW = 'אבגדהוזחטיכלמנסעפצקרשת';
const HEBREW_SPELLED = 'abcdefghijklmnoprstuvw';
const FINALS: Record<string, string> = { ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' };

/**
 * Folded text in ASCII alone. PostgreSQL takes trigrams of letters only, and in a database of the locale C no other
 * letter is one: a Hebrew name would be found by reading everybody. Hebrew letters become q and a letter, finals as
 * their usual form; other scripts q, z and the code of the letter; q itself qx, so that nothing is taken for another.
 */
export function spelled(folded: string): string {
  return folded.replace(/q|[^\0-\x7f]/gu, (letter) => {
    if (letter === 'q') return 'qx';
    const index = HEBREW.indexOf(FINALS[letter] ?? letter);
    if (index >= 0) return `q${HEBREW_SPELLED[index]}`;
    if (!/\p{L}/u.test(letter)) return letter;
    return `qz${(letter.codePointAt(0) ?? 0).toString(16).replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')}`;
  });
}

/** The search_text of a record. `phones` are the spellings people dial: international, national. */
export function searchText(name: string, email: string | null, phones: readonly string[]): string {
  const digits = phones.map((phone) => phone.replace(/\D/g, ''));
  return [spelled(fold(name)), ...(email ? [spelled(fold(email))] : []), ...new Set(digits)].join(' ').replace(/\s+/g, ' ');
}

/** LIKE patterns of the words of a search, longest first: every one has to match. */
export function searchPatterns(search: string): string[] {
  const folded = fold(search.replace(/\p{Cf}/gu, '')).trim();
  const words = isPhone(folded) ? [folded] : spelled(folded).split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
  return [...new Set(words.map(term))].sort((a, b) => b.length - a.length).map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}

function isPhone(text: string): boolean {
  return /^[+(]?\d[\d\s()./-]*$/.test(text);
}

function term(word: string): string {
  if (!isPhone(word)) return word;
  const digits = word.replace(/\D/g, '');
  return digits.length >= PHONE_DIGITS ? digits.replace(/^0+(?=.)/, '') : digits;
}

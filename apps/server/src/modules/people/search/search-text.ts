/**
 * How people are found by part of a name, an e-mail or the digits of a phone. What is stored and what is
 * typed are folded alike: no accents, no niqqud, lower case.
 */

// Latin accents and Hebrew points; NFD has split them off their letters.
const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/g;
const MAX_WORDS = 8;
// From here on digits are taken for a phone's, whose leading zeros say only how it is dialled.
const PHONE_DIGITS = 7;

export function fold(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').normalize('NFC').toLowerCase().replaceAll('đ', 'd');
}

/** The search_text of a record. `phones` are the spellings people dial: international, national. */
export function searchText(name: string, email: string | null, phones: readonly string[]): string {
  const digits = phones.map((phone) => phone.replace(/\D/g, ''));
  return [fold(name), ...(email ? [fold(email)] : []), ...new Set(digits)].join(' ').replace(/\s+/g, ' ');
}

/** LIKE patterns of the words of a search, longest first: every one has to match. */
export function searchPatterns(search: string): string[] {
  const folded = fold(search.replace(/\p{Cf}/gu, '')).trim();
  const words = isPhone(folded) ? [folded] : folded.split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
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

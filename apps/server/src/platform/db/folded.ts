import { type RawBuilder, sql } from 'kysely';

// Without accents and niqqud, in small letters, with đ as d.
function folded(text: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`replace(regexp_replace(normalize(lower(${text}), NFD), '[\\u0300-\\u036f\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7]', '', 'g'), 'đ', 'd')`;
}

/** Conditions under which a text holds every word of a search. For lists so short that each row may be read. */
export function holdsWords(text: RawBuilder<unknown>, search: string | undefined): RawBuilder<unknown>[] {
  const words = (search ?? '').split(/\s+/).filter(Boolean).slice(0, 8);
  return words.map((word) => sql`strpos(${folded(text)}, ${folded(sql`${word}::text`)}) > 0`);
}

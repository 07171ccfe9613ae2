import { type RawBuilder, sql } from 'kysely';
import { db } from './query.ts';
import type { TenantTx } from './transactions.ts';

// Without accents and niqqud, in small letters, with đ as d and final letters as their usual form.
function folded(text: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`translate(regexp_replace(normalize(lower(${text}), NFD), '[\\u0300-\\u036f\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7]', '', 'g'), 'đךםןףץ', 'dכמנפצ')`;
}

function wordsOf(search: string | undefined): string[] {
  return (search ?? '').split(/\s+/).filter(Boolean).slice(0, 8);
}

/** Conditions under which a text holds every word of a search. For lists so short that each row may be read. */
export function holdsWords(text: RawBuilder<unknown>, search: string | undefined): RawBuilder<unknown>[] {
  return wordsOf(search).map((word) => sql`strpos(${folded(text)}, ${folded(sql`${word}::text`)}) > 0`);
}

/** A table that search_record_ids knows (migration 0101), and its columns in the query. */
export interface Searched {
  table: 'branches' | 'courses' | 'cycles' | 'instructors' | 'institutional_orders' | 'users' | 'api_keys';
  id: RawBuilder<unknown>;
  /** What a search looks in; the function's text holds it. */
  text: RawBuilder<unknown>;
}

// Below this many the ids are fetched by the trigram index; above, walking the list in its order meets enough soon enough.
const MAX_IDS = 1000;

/** The same for lists of any length: the rows that may be meant are named by an index first. */
export async function findsWords(tx: TenantTx, { table, id, text }: Searched, search: string | undefined): Promise<RawBuilder<unknown>[]> {
  const conditions = holdsWords(text, search);
  return [...(await idsOf(tx, table, id, wordsOf(search))), ...conditions];
}

/** The same for digits, wherever they stand in a phone. */
export async function findsDigits(tx: TenantTx, { table, id, text }: Searched, digits: string): Promise<RawBuilder<unknown>[]> {
  return [...(await idsOf(tx, table, id, [digits])), sql`strpos(${text}, ${digits}::text) > 0`];
}

async function idsOf(tx: TenantTx, table: Searched['table'], id: RawBuilder<unknown>, words: string[]): Promise<RawBuilder<unknown>[]> {
  const known = words.filter(hasTrigram);
  if (known.length === 0) return [];
  const found = await tx.rows(sql<{ id: string }>`SELECT search_record_ids(${table}, ${known}::text[], ${MAX_IDS}) AS id`.compile(db));
  return found.length < MAX_IDS ? [sql`${id} = ANY (${found.map((row) => row.id)}::text[])`] : [];
}

// Three letters or digits in a row. Of other scripts PostgreSQL may take none, and would go through the whole index.
function hasTrigram(word: string): boolean {
  return /[a-z\dđ\u05d0-\u05ea]{3}/i.test(word.normalize('NFD').replace(/\p{M}/gu, ''));
}

import type { TenantTx } from '../../../platform/db/transactions.ts';
import { reach } from '../../access/index.ts';
import { findIds, fold, searchPatterns, spelled } from '../../people/index.ts';
import type { Found, SearchQuery } from '../schemas.ts';
import { findAlikeIds, type Kind, listBest, listCyclesFound, listPlacesFound } from './search-store.ts';

// Shorter words have no trigram of their own: they are found at the beginning of a word.
const TRIGRAM = 3;
// Among so many matches the best are chosen; of a search that matches more, nobody can tell which was meant.
const MAX_MATCHES = 200;
const KINDS: readonly Kind[] = ['customers', 'students', 'leads'];
const PLACES = ['courses', 'branches', 'instructors'] as const;

/** Everything the caller may see that the words fit; when nobody fits, those whose names are much like them. */
export async function searchEverything(tx: TenantTx, { q, limit }: SearchQuery): Promise<Found[]> {
  const text = spelled(fold(q.replace(/\p{Cf}/gu, '')).trim());
  const patterns = searchPatterns(q).map(anchored);
  if (patterns.length === 0) return [];
  // Who sees only their own has no search among everybody's.
  const kinds = KINDS.filter((kind) => reach(tx.caller, kind) === 'all');
  const found: Found[] = [];
  for (const kind of kinds) {
    const ids = await findIds(tx, kind, patterns, MAX_MATCHES);
    if (ids.length > 0) found.push(...(await listBest(tx, kind, ids, text, limit)));
  }
  found.push(...(await listCyclesFound(tx, q, limit)));
  for (const place of PLACES) found.push(...(await listPlacesFound(tx, place, q, limit)));
  return found.length > 0 ? found : findAlike(tx, kinds, text, limit);
}

function anchored(pattern: string): string {
  const word = pattern.slice(1, -1);
  return [...word.replace(/\\(.)/g, '$1')].length < TRIGRAM ? `${word}%` : pattern;
}

async function findAlike(tx: TenantTx, kinds: readonly Kind[], text: string, limit: number): Promise<Found[]> {
  // Numbers are right or wrong; of letters three say too little to guess by.
  if (/\d/.test(text) || text.length <= TRIGRAM) return [];
  const found: Found[] = [];
  for (const kind of kinds) {
    const ids = await findAlikeIds(tx, kind, text, MAX_MATCHES);
    if (ids.length > 0) found.push(...(await listBest(tx, kind, ids, text, limit)));
  }
  return found;
}

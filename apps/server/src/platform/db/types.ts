import pg from 'pg';

// Instants stay text: PostgreSQL's "2026-02-19 06:21:00.5+00" becomes ISO 8601 by moving two characters,
// where a Date per cell costs a third of a list. Sessions run in UTC, so the offset is always +00.
function instant(text: string): string {
  return text.endsWith('+00') ? `${text.slice(0, 10)}T${text.slice(11, -3)}Z` : text;
}

const { builtins } = pg.types;
const parsers = new Map<number, (text: string) => unknown>([
  [builtins.TIMESTAMPTZ, instant],
  [builtins.DATE, (text) => text],
  // Counts and sequence numbers: both stay far below 2^53.
  [builtins.INT8, Number],
  [builtins.NUMERIC, Number],
]);

/** Type parsers of every connection. */
export const pgTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const own = format === 'binary' ? undefined : parsers.get(oid);
    // pg's signature answers `any`-typed parsers; ours are the same shape.
    return own ?? (format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text'));
  },
} as pg.CustomTypesConfig;

import { invalid } from '../../platform/errors.ts';

/** What a column's cells are read as. */
export type CellKind = 'text' | 'list' | 'date' | 'number' | 'boolean' | 'language';

export interface CellRules {
  /** Whether 3/4/2026 is the 4th of March: in the United States. */
  isMonthFirst: boolean;
}

/** The value a cell stands for; 400 names the field when it stands for none. Empty cells are not asked for. */
export function readCell(kind: CellKind, text: string, field: string, rules: CellRules): unknown {
  const value = READERS[kind](text, rules);
  if (value === undefined) throw invalid(field, WANTED[kind]);
  return value;
}

const READERS: Record<CellKind, (text: string, rules: CellRules) => unknown> = {
  text: (text) => text,
  list: (text) => [...new Set(text.split(/[,;|\n]/).map((item) => item.trim()))].filter(Boolean),
  date: readDate,
  number: (text) => (/^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : undefined),
  boolean: (text) => BOOLEANS.get(text.toLowerCase()),
  language: (text) => LANGUAGES.get(text.toLowerCase()),
};

const WANTED: Record<CellKind, string> = {
  text: 'must be text',
  list: 'must be a list',
  date: 'must be a date, for example 2014-05-09 or 9/5/2014',
  number: 'must be a number',
  boolean: 'must be yes or no',
  language: 'must be English, Hebrew or Vietnamese (en, he, vi)',
};

const BOOLEANS = new Map([
  ...['true', 'yes', 'y', '1', 'x', '✓', 'v', 'כן', 'có', 'co'].map((word) => [word, true] as const),
  ...['false', 'no', 'n', '0', '-', 'לא', 'không', 'khong'].map((word) => [word, false] as const),
]);

const LANGUAGES = new Map([
  ...['en', 'english', 'אנגלית', 'tiếng anh'].map((word) => [word, 'en'] as const),
  ...['he', 'iw', 'hebrew', 'עברית', 'tiếng do thái'].map((word) => [word, 'he'] as const),
  ...['vi', 'vietnamese', 'וייטנאמית', 'tiếng việt'].map((word) => [word, 'vi'] as const),
]);

function readDate(text: string, { isMonthFirst }: CellRules): string | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return dateOf(iso[1], iso[2], iso[3]);
  const local = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (!local) return undefined;
  return isMonthFirst ? dateOf(local[3], local[1], local[2]) : dateOf(local[3], local[2], local[1]);
}

function dateOf(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = Date.parse(text);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text) ? text : undefined;
}

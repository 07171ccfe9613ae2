import type { Locale } from '../../../i18n/locale.ts';
import type { Mark } from './mark.ts';

/** What a cell of a spreadsheet says about a child. Words of every language are known everywhere; letters are the page's. */
const WORDS: Record<Mark, readonly string[]> = {
  present: [
    'present',
    'here',
    'yes',
    'true',
    '1',
    '✓',
    '✔',
    '✅',
    '☑',
    '+',
    'נוכח',
    'נוכחת',
    'הגיע',
    'הגיעה',
    'כן',
    'có mặt',
    'có',
    'đi học',
  ],
  late: ['late', 'tardy', '2', 'מאחר', 'מאחרת', 'איחר', 'איחרה', 'איחור', 'muộn', 'đi muộn', 'trễ', 'đi trễ'],
  absent: [
    'absent',
    'no',
    '3',
    'x',
    '✗',
    '✘',
    '✕',
    '❌',
    '×',
    '-',
    'נעדר',
    'נעדרת',
    'חסר',
    'חסרה',
    'לא הגיע',
    'לא הגיעה',
    'לא',
    'vắng',
    'vắng mặt',
    'không',
  ],
  excused: ['excused', '4', 'מוצדק', 'מוצדקת', 'היעדרות מוצדקת', 'có phép', 'vắng có phép', 'phép'],
};

// V is a check mark everywhere but in Vietnamese, where “vắng” is absent and P is “có phép”; נ begins two Hebrew words.
const LETTERS: Record<Locale, Readonly<Record<string, Mark>>> = {
  en: { p: 'present', v: 'present', l: 'late', a: 'absent', e: 'excused' },
  he: { v: 'present', p: 'present', l: 'late', a: 'absent', e: 'excused', נ: 'present', א: 'late', ח: 'absent', מ: 'excused' },
  vi: { c: 'present', m: 'late', v: 'absent', p: 'excused' },
};

const KNOWN = new Map(Object.entries(WORDS).flatMap(([mark, words]) => words.map((word) => [word, mark as Mark]))); // keys of WORDS are marks

/** The mark a cell says; null for an empty cell, undefined for one that isn't understood. */
export function markOfCell(cell: string, locale: Locale): Mark | null | undefined {
  const word = cell
    .normalize('NFC')
    // Marks of direction and of how a sign is drawn come along with a copy, and say nothing.
    .replace(/\p{Cf}|\uFE0E|\uFE0F|"/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/[.!]$/, '');
  return word === '' ? null : (LETTERS[locale][word] ?? KNOWN.get(word));
}

/** The cells of what was copied, row by row; a spreadsheet ends the last row, too. */
export function cellsOf(text: string): string[][] {
  const rows = text.split(/\r\n|\r|\n/);
  if (rows.at(-1) === '') rows.pop();
  return rows.map((row) => row.split('\t'));
}

/** A place of the grid: which child, which lesson, and what they are marked with there; null: they aren't in that lesson. */
export interface GridPlace {
  meetingId: string;
  studentId: string;
  name: string;
  before: Mark | null;
}

export interface Pasted {
  changes: (GridPlace & { mark: Mark })[];
  /** What was not understood, or had no child to be about. */
  unknown: { text: string; name: string | null }[];
}

/** Lays what was copied over the grid, from one place on downwards and onwards. Nothing is changed where a cell says nothing. */
export function pasteOver(text: string, locale: Locale, placeAt: (row: number, column: number) => GridPlace | null): Pasted {
  const changes: Pasted['changes'] = [];
  const unknown: Pasted['unknown'] = [];
  for (const [row, cells] of cellsOf(text).entries()) {
    for (const [column, cell] of cells.entries()) {
      const mark = markOfCell(cell, locale);
      if (mark === null) continue;
      const place = placeAt(row, column);
      if (mark === undefined || place === null) unknown.push({ text: cell.trim(), name: place?.name ?? null });
      else changes.push({ ...place, mark });
    }
  }
  return { changes, unknown };
}

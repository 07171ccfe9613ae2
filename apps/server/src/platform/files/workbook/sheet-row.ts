import { ZoneClock } from '../../time/zone-clock.ts';
import type { Cell, CellKind, TableColumn } from '../table.ts';
import { decimalsOf, STYLES } from './parts.ts';
import { serialOf, serialOfDate } from './serials.ts';

// More than that in one cell and Excel calls the whole file damaged.
const MOST_CHARACTERS = 32_767;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** How a school's values look in a workbook. */
export interface Wording {
  timeZone: string;
  /** ISO 4217. */
  currency: string;
}

type WriteCell = (reference: string, value: Cell) => string;

/** Writes rows of a table as XML of a sheet: texts as texts, whatever they look like; days, moments and money as numbers with a format. */
export class RowWriter {
  readonly #letters: readonly string[];
  readonly #cells: readonly WriteCell[];
  readonly #clock: ZoneClock;
  readonly #minorUnits: number;

  constructor(columns: readonly TableColumn[], { timeZone, currency }: Wording) {
    this.#clock = new ZoneClock(timeZone);
    this.#minorUnits = 10 ** decimalsOf(currency);
    this.#letters = columns.map((_, index) => lettersOf(index));
    this.#cells = columns.map(({ kind }) => this.#writerOf(kind));
  }

  row(rowNo: number, values: readonly Cell[]): string {
    let cells = '';
    for (const [index, value] of values.entries()) {
      if (value !== null && value !== '') cells += this.#cells[index]?.(`${this.#letters[index]}${rowNo}`, value) ?? '';
    }
    return `<row r="${rowNo}">${cells}</row>`;
  }

  header(names: readonly string[]): string {
    const cells = names.map((name, index) => text(`${this.#letters[index]}1`, name, ` s="${STYLES.header}"`));
    return `<row r="1">${cells.join('')}</row>`;
  }

  #writerOf(kind: CellKind): WriteCell {
    if (kind === 'date') return (at, value) => numbered(at, value, STYLES.date, (day) => serialOfDate(String(day)));
    if (kind === 'instant') return (at, value) => numbered(at, value, STYLES.instant, (moment) => this.#serialOfInstant(moment));
    if (kind === 'money')
      return (at, value) => numbered(at, value, STYLES.money, (minor) => (typeof minor === 'number' ? minor / this.#minorUnits : null));
    return plain;
  }

  #serialOfInstant(value: Cell): number | null {
    return typeof value === 'string' && INSTANT.test(value) ? serialOf(this.#clock.wallMs(Date.parse(value))) : null;
  }
}

/** What is not what its column says stays as it looks. */
function numbered(at: string, value: Cell, style: number, numberOf: (value: Cell) => number | null): string {
  const number = numberOf(value);
  return number === null ? plain(at, value) : `<c r="${at}" s="${style}"><v>${number}</v></c>`;
}

function plain(at: string, value: Cell): string {
  if (typeof value === 'number') return Number.isFinite(value) ? `<c r="${at}"><v>${value}</v></c>` : '';
  if (typeof value === 'boolean') return `<c r="${at}" t="b"><v>${value ? 1 : 0}</v></c>`;
  return value === null ? '' : text(at, value);
}

function text(at: string, value: string, style = ''): string {
  return `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(value.slice(0, MOST_CHARACTERS))}</t></is></c>`;
}

// Characters that XML can't hold are left out; `_x000D_` would be read as the character of that number.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const SPECIAL = /[&<>]|\r|_(?=x[0-9A-Fa-f]{4}_)/g;
const WRITTEN: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '_x000D_', _: '_x005F_' };

function escaped(value: string): string {
  return value
    .toWellFormed()
    .replace(UNWRITABLE, '')
    .replace(SPECIAL, (character) => WRITTEN[character] ?? '');
}

/** 0 → A, 25 → Z, 26 → AA. */
export function lettersOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${lettersOf(Math.floor(index / 26) - 1)}${last}`;
}

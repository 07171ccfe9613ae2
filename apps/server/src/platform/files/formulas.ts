import type { Cell } from './table.ts';

// What begins a formula: the full-width signs too, which spreadsheets of East Asian languages take for the same, and
// whatever a spreadsheet would skip before one.
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;
// Numbers and phones as the API answers them (E.164) run nothing, and stay what they are.
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/** The text of a CSV cell; what a spreadsheet would take for a formula gets an apostrophe before it, which says: text. */
export function harmless(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

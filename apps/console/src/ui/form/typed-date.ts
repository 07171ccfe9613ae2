/**
 * A date as people type it: day first (12.3.2014, 12/03/14, 12 3 2014), or ISO. Null when it is none. Two digits
 * of a year are the last hundred years up to next year: children are born in '14, courses begin in '27.
 */
export function parseTypedDate(text: string, thisYear: number): string | null {
  const typed = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const local = /^(\d{1,2})[\s./-](\d{1,2})[\s./-](\d{4}|\d{2})$/.exec(typed) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(typed);
  if (!local) return null;
  const [, day, month, year = ''] = local;
  return dateOf(year.length === 2 ? fullYear(Number(year), thisYear) : Number(year), Number(month), Number(day));
}

function fullYear(twoDigits: number, thisYear: number): number {
  const century = Math.floor(thisYear / 100) * 100;
  return century + twoDigits > thisYear + 1 ? century - 100 + twoDigits : century + twoDigits;
}

function dateOf(year: number, month: number, day: number): string | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const parsed = Date.parse(text);
  // Date.parse turns 30 February into March.
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text) ? text : null;
}

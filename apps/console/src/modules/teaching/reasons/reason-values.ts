import type { Why } from '../../../api/envelope.ts';

interface Formats {
  date: (date: string) => string;
  money: (minor: number) => string;
}

const NAMES: ReadonlySet<string> = new Set(['who', 'cycle', 'branch']);

/**
 * What a refusal mentions, as a sentence shows it: days and amounts formatted, and everything somebody typed in an
 * isolate, so that a Hebrew name doesn't turn an English sentence around. States stay codes: the sentence chooses by them.
 */
export function shownValues(values: NonNullable<Why['values']>, { date, money }: Formats): Record<string, string | number> {
  const shown = Object.entries(values).map(([key, value]): [string, string | number] => {
    if (key === 'date') return [key, date(String(value))];
    if (key.endsWith('Minor')) return [key, isolate(money(Number(value)))];
    return [key, NAMES.has(key) ? isolate(String(value)) : value];
  });
  const { startTime, endTime } = values;
  // Hours are read from the left everywhere.
  const time = startTime === undefined ? [] : [['time', `\u2066${startTime}–${endTime}\u2069`] as const];
  return Object.fromEntries([...shown, ...time]);
}

function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

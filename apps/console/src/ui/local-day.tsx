import { useFormat } from './format/use-format.ts';

/** The day of an instant, on the school's calendar. */
export function LocalDay({ at }: { at: string }) {
  const format = useFormat();
  return <time dateTime={at}>{format.date(format.today(Date.parse(at)))}</time>;
}

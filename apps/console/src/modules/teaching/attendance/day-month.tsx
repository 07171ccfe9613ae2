import { useLocale } from '../../../i18n/use-locale.ts';
import { dateFormat } from '../../../ui/format/intl.ts';

/** A day in the head of a column: "12 Mar". */
export function DayMonth({ date }: { date: string }) {
  const locale = useLocale();
  return <time dateTime={date}>{dateFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(date))}</time>;
}

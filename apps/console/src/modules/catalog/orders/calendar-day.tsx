import { useFormat } from '../../../ui/format/use-format.ts';

export function CalendarDay({ date }: { date: string }) {
  const format = useFormat();
  return <time dateTime={date}>{format.date(date)}</time>;
}

import { useFormat } from '../../../ui/format/use-format.ts';
import type { Holiday } from './holiday.ts';

/** One day, or the first and the last. */
export function HolidayDays({ holiday: { startDate, endDate } }: { holiday: Pick<Holiday, 'startDate' | 'endDate'> }) {
  const format = useFormat();
  return <bdi>{startDate === endDate ? format.date(startDate) : `${format.date(startDate)} – ${format.date(endDate)}`}</bdi>;
}

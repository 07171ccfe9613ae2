import { CalendarDay } from '../catalog/orders/calendar-day.tsx';
import { WeekdayName } from './weekday-name.tsx';

/** "Sun 18 Oct 2026". */
export function WeekdayDate({ date }: { date: string }) {
  return (
    <span>
      <WeekdayName date={date} /> <CalendarDay date={date} />
    </span>
  );
}

import { useLocale } from '../../../i18n/use-locale.ts';
import { weekdayName } from '../../access/settings/place-choices.ts';
import { TimeSpan } from '../meetings/time-span.tsx';
import type { Slot } from './cycle.ts';

/** When a cycle’s lessons are, a line each: "Sun 16:00–17:30". */
export function WeekSlots({ slots }: { slots: Slot[] }) {
  const locale = useLocale();
  return (
    <>
      {slots.map((slot) => (
        <span key={`${slot.day} ${slot.startTime}`} style={{ display: 'block', whiteSpace: 'nowrap' }}>
          {weekdayName(locale, slot.day, 'short')} <TimeSpan {...slot} />
        </span>
      ))}
    </>
  );
}

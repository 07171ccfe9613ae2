import { useLocale } from '../../i18n/use-locale.ts';
import { weekdayName } from '../access/settings/place-choices.ts';

/** The day of the week of a calendar date: "Sun". */
export function WeekdayName({ date }: { date: string }) {
  return weekdayName(useLocale(), new Date(`${date}T00:00:00Z`).getUTCDay(), 'short');
}

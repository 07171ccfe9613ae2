import '@mantine/dates/styles.css';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/he';
import 'dayjs/locale/vi';
import { useLingui } from '@lingui/react/macro';
import { DateInput, DatesProvider, type DayOfWeek } from '@mantine/dates';
import { useLocale } from '../../i18n/use-locale.ts';
import { useMe } from '../../modules/access/me.ts';
import { parseTypedDate } from './typed-date.ts';
import { type FieldProps, textOf, useField } from './use-field.ts';

const DAYJS_LOCALES = { en: 'en-gb', he: 'he', vi: 'vi' } as const;

interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD` */
  max?: string;
}

/** A calendar date, typed day first or picked; kept as `YYYY-MM-DD`. */
export function DateField({ max, ...props }: DateFieldProps) {
  const { t } = useLingui();
  const locale = DAYJS_LOCALES[useLocale()];
  const { weekStart } = useMe().tenant;
  const { input, value, onChange } = useField(props);
  return (
    // The school's week begins on a day of 0 (Sunday) to 6, which is what DayOfWeek lists.
    // Weekends differ from school to school, so none is painted as one.
    <DatesProvider settings={{ locale, firstDayOfWeek: weekStart as DayOfWeek, weekendDays: [] }}>
      <DateInput
        {...input}
        clearable
        clearButtonProps={{ 'aria-label': t`Clear the date` }}
        placeholder={t`day/month/year`}
        hideOutsideDates
        ariaLabels={{
          previousMonth: t`Previous month`,
          nextMonth: t`Next month`,
          previousYear: t`Previous year`,
          nextYear: t`Next year`,
          previousDecade: t`Previous ten years`,
          nextDecade: t`Next ten years`,
        }}
        valueFormat="DD/MM/YYYY"
        dateParser={(text) => parseTypedDate(text, new Date().getFullYear())}
        maxDate={max}
        value={textOf(value) || null}
        onChange={(date) => onChange(date ?? '')}
      />
    </DatesProvider>
  );
}

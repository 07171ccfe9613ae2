import { useCallback } from 'react';
import { useLocale } from '../../../i18n/use-locale.ts';
import { formatMoney, formatShortMoney } from '../../../ui/format/number.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useMe } from '../../access/me.ts';
import type { FigureKind } from '../report-definition.ts';

/** Figures as people read them; `short` where there is little room. */
export function useFigures() {
  const locale = useLocale();
  const { currency } = useMe().tenant;
  const { number, percent, minutes } = useFormat();
  const say = useCallback(
    (kind: FigureKind, value: number) => {
      if (kind === 'money') return formatMoney(value, currency, locale);
      if (kind === 'share') return percent(value / 100);
      return kind === 'minutes' ? minutes(value) : number(value);
    },
    [currency, locale, number, percent, minutes],
  );
  const short = useCallback(
    (kind: FigureKind, value: number) => (kind === 'money' ? formatShortMoney(value, currency, locale) : say(kind, value)),
    [currency, locale, say],
  );
  return { say, short };
}

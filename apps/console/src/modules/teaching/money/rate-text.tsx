import { useLocale } from '../../../i18n/use-locale.ts';
import { numberFormat } from '../../../ui/format/intl.ts';

/** A rate from basis points, to the last digit: 1750 is "17.5%". */
export function RateText({ bp }: { bp: number }) {
  return <bdi>{numberFormat(useLocale(), { style: 'percent', maximumFractionDigits: 2 }).format(bp / 10_000)}</bdi>;
}

import { useLocale } from '../i18n/use-locale.ts';
import { useMe } from '../modules/access/me.ts';
import { formatMoney } from './format/number.ts';

/** An amount in the school's currency. Never mirrored. */
export function Money({ minor }: { minor: number }) {
  const locale = useLocale();
  const { currency } = useMe().tenant;
  return (
    <bdi className="numbers" dir="ltr">
      {formatMoney(minor, currency, locale)}
    </bdi>
  );
}

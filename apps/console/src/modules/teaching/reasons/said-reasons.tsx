import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback } from 'react';
import { useLocale } from '../../../i18n/use-locale.ts';
import { formatDate } from '../../../ui/format/date.ts';
import { formatMoney } from '../../../ui/format/number.ts';
import { Reasons, type SayReason } from '../../../ui/states/reasons.ts';
import { meQuery } from '../../access/me.ts';
import { shownValues } from './reason-values.ts';
import { TEACHING_REASONS } from './teaching-reasons.ts';

/** Around everything, notices in the corner too: knows the words for what teaching refuses. */
export function SaidReasons({ children }: { children: ReactNode }) {
  const { i18n } = useLingui();
  const locale = useLocale();
  // Only asked for by pages for those who are in; before that nothing here can be refused.
  const currency = useQuery({ ...meQuery, enabled: false }).data?.tenant.currency;

  const say: SayReason = useCallback(
    ({ reason, values = {} }) => {
      const words = reason === undefined || !Object.hasOwn(TEACHING_REASONS, reason) ? undefined : TEACHING_REASONS[reason];
      if (!words) return null;
      const money = (minor: number) => (currency ? formatMoney(minor, currency, locale) : String(minor));
      // Named first: the extractor takes an object it finds here for a new text.
      const said = { ...words, values: shownValues(values, { date: (date) => formatDate(date, locale), money }) };
      return i18n._(said);
    },
    [i18n, locale, currency],
  );

  return <Reasons value={say}>{children}</Reasons>;
}

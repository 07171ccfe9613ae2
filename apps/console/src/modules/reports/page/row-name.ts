import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { useFormat } from '../../../ui/format/use-format.ts';
import type { ReportRow } from '../report.ts';

/** What a row is about, in words: a name, a month, or that it isn't known. */
export function useRowName() {
  const { t } = useLingui();
  const { month, date } = useFormat();
  return useCallback(
    ({ key, name }: ReportRow, groupBy: string): string => {
      if (key === null) return t`Not known`;
      if (groupBy === 'month') return month(key);
      if (groupBy === 'day') return date(key);
      return name ?? key;
    },
    [t, month, date],
  );
}

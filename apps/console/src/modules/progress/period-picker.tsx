import { useLingui } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import { PERIODS, type Period } from './period.ts';

export function PeriodPicker({ days, onDays }: { days: Period; onDays: (days: Period) => void }) {
  const { t } = useLingui();
  const labels: Record<Period, string> = { 30: t`30 days`, 90: t`90 days`, 365: t`1 year` };
  return (
    <SegmentedControl
      aria-label={t`Period`}
      value={String(days)}
      onChange={(value) => onDays(PERIODS.find((each) => each === Number(value)) ?? days)}
      data={PERIODS.map((each) => ({ value: String(each), label: labels[each] }))}
    />
  );
}

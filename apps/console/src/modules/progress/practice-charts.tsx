import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { ChartPanel } from '../../ui/chart/chart-panel.tsx';
import { useFormat } from '../../ui/format/use-format.ts';
import { dailySeries, sumPractice } from './daily-series.ts';
import type { DateRange, Snapshot } from './progress.ts';
import styles from './progress-widget.module.css';

const PERCENT: [number, number] = [0, 100];

export function PracticeCharts({ snapshots, range }: { snapshots: Snapshot[]; range: DateRange }) {
  const { t } = useLingui();
  const format = useFormat();
  const { from, to } = range;
  const series = useMemo(() => dailySeries(snapshots, { from, to }), [snapshots, from, to]);
  const { minutes, accuracy } = useMemo(() => sumPractice(snapshots), [snapshots]);
  const total = format.minutes(minutes);
  const answered = accuracy === null ? '' : format.percent(accuracy);
  const first = format.date(from);
  const last = format.date(to);
  return (
    <div className={styles.halves}>
      <ChartPanel
        title={<Trans>Minutes per day</Trans>}
        valueName={<Trans>Minutes</Trans>}
        figure={<Trans>{total} in this period</Trans>}
        empty={<Trans>No practice in this period.</Trans>}
        shape="bars"
        dates={series.dates}
        values={series.minutes}
        formatValue={format.number}
        summary={t`Minutes practised per day, ${first} to ${last}: ${total} in all.`}
      />
      <ChartPanel
        title={<Trans>Accuracy</Trans>}
        valueName={<Trans>Correct answers</Trans>}
        figure={accuracy === null ? null : <Trans>{answered} of all answers in this period were correct</Trans>}
        empty={<Trans>No questions answered in this period.</Trans>}
        shape="line"
        range={PERCENT}
        dates={series.dates}
        values={series.accuracy}
        formatValue={format.percent}
        summary={t`Share of correct answers per day, ${first} to ${last}: ${answered} over all.`}
      />
    </div>
  );
}

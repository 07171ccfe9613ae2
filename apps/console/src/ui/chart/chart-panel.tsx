import { Trans } from '@lingui/react/macro';
import { Button, Group, Skeleton, Table } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { useFormat } from '../format/use-format.ts';
import { Panel } from '../panel.tsx';
import styles from './chart-panel.module.css';
import type { TimeChartProps } from './time-chart.tsx';

// uPlot comes with the first chart, not with the console.
const TimeChart = lazy(() => import('./time-chart.tsx'));

interface ChartPanelProps extends TimeChartProps {
  title: ReactNode;
  /** Before the button. */
  aside?: ReactNode;
  valueName: ReactNode;
  /** The figure one would read off the chart. */
  figure: ReactNode;
  empty: ReactNode;
}

/** A chart and, behind a button, the same numbers as a table. */
export function ChartPanel({ title, aside, valueName, figure, empty, ...chart }: ChartPanelProps) {
  const [isTable, setTable] = useState(false);
  const content = useId();
  const isEmpty = chart.values.every((value) => value === null);
  return (
    <Panel
      title={title}
      aside={
        <Group gap={8}>
          {aside}
          {!isEmpty && (
            <Button
              variant="subtle"
              size="compact-sm"
              className={styles.toggle}
              color="gray"
              aria-expanded={isTable}
              aria-controls={content}
              leftSection={isTable ? <IconChartBar size={16} aria-hidden /> : <IconTable size={16} aria-hidden />}
              onClick={() => setTable(!isTable)}
            >
              {isTable ? <Trans>Show chart</Trans> : <Trans>Show table</Trans>}
            </Button>
          )}
        </Group>
      }
    >
      <p className={styles.figure}>{figure}</p>
      <div id={content} className={styles.content}>
        {isEmpty ? (
          <p className={styles.empty}>{empty}</p>
        ) : isTable ? (
          <ValueTable {...chart} valueName={valueName} />
        ) : (
          <Suspense fallback={<Skeleton height={200} />}>
            <TimeChart {...chart} />
          </Suspense>
        )}
      </div>
    </Panel>
  );
}

function ValueTable({ dates, values, formatValue, unit = 'day', valueName, summary }: TimeChartProps & { valueName: ReactNode }) {
  const format = useFormat();
  const days = dates.flatMap((date, index) => {
    const value = values[index];
    return value == null ? [] : [{ date, value }];
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={summary}>
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">
              {unit === 'hour' ? <Trans>Hour</Trans> : unit === 'day' ? <Trans>Day</Trans> : <Trans>Month</Trans>}
            </Table.Th>
            <Table.Th scope="col">{valueName}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.reverse().map(({ date, value }) => (
            <Table.Tr key={date}>
              <Table.Td>{unit === 'hour' ? format.instant(date) : unit === 'day' ? format.date(date) : format.month(date)}</Table.Td>
              <Table.Td className="numbers">{formatValue(value)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

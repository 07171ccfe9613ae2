import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { BarList } from '../../../ui/chart/bar-list.tsx';
import { ChartPanel } from '../../../ui/chart/chart-panel.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { figureOf, type ReportRow } from '../report.ts';
import type { ReportColumn, ReportDefinition } from '../report-definition.ts';
import { useRowName } from './row-name.ts';
import { useFigures } from './use-figures.ts';
import type { OpenReport } from './use-report.ts';

/** More bars than that are read in the table. */
const MOST_BARS = 12;

interface ReportChartProps {
  report: ReportDefinition;
  open: OpenReport;
  rows: ReportRow[];
}

/** One figure over the rows: along time, or side by side. Lines and single rows have no picture. */
export function ReportChart({ report, open, rows }: ReportChartProps) {
  const { i18n, t } = useLingui();
  const { group, columns, search, change } = open;
  const drawn = report.drawn.flatMap((id) =>
    columns.filter((column) => column.id === id && rows.some((row) => figureOf(row, id) !== null)),
  );
  const column = drawn.find(({ id }) => id === search.figure) ?? drawn[0];
  if (!column || group.isLines || rows.length < 2) return null;
  const select = drawn.length > 1 && (
    <NativeSelect
      size="xs"
      aria-label={t`Figure in the chart`}
      value={column.id}
      data={drawn.map(({ id, header }) => ({ value: id, label: i18n._(header) }))}
      onChange={(event) => change({ figure: event.currentTarget.value === drawn[0]?.id ? undefined : event.currentTarget.value })}
    />
  );
  const isTime = group.id === 'month' || group.id === 'day';
  const Picture = isTime ? OverTime : SideBySide;
  return <Picture column={column} groupBy={group.id} rows={rows} aside={select} />;
}

interface PictureProps {
  column: ReportColumn;
  groupBy: string;
  rows: ReportRow[];
  aside: React.ReactNode;
}

function OverTime({ column, groupBy, rows, aside }: PictureProps) {
  const { i18n, t } = useLingui();
  const nameOf = useRowName();
  const { say, short } = useFigures();
  const { id, kind } = column;
  const name = i18n._(column.header);
  const chart = useMemo(() => {
    const points = rows.filter(({ key }) => key !== null);
    return {
      dates: points.map(({ key }) => (groupBy === 'month' ? `${key}-01` : String(key))),
      values: points.map((row) => figureOf(row, id)),
      formatValue: (value: number) => say(kind, value),
      formatTick: (value: number) => short(kind, value),
    };
  }, [rows, groupBy, id, kind, say, short]);
  const [first, last] = [rows[0], rows.at(-1)].map((row) => (row ? nameOf(row, groupBy) : ''));
  return (
    <ChartPanel
      title={name}
      aside={aside}
      valueName={name}
      figure={null}
      empty={<Trans>Nothing to draw.</Trans>}
      shape={kind === 'share' ? 'line' : 'bars'}
      unit={groupBy === 'month' ? 'month' : 'day'}
      summary={t`${name}, ${first} to ${last}. The table below has every number.`}
      {...chart}
    />
  );
}

function SideBySide({ column, groupBy, rows, aside }: PictureProps) {
  const { i18n } = useLingui();
  const nameOf = useRowName();
  const { say } = useFigures();
  const name = i18n._(column.header);
  const bars = rows
    .flatMap((row) => {
      const value = figureOf(row, column.id);
      return value === null ? [] : [{ id: row.key ?? '', name: nameOf(row, groupBy), value }];
    })
    .sort((one, other) => other.value - one.value);
  const more = bars.length - MOST_BARS;
  return (
    <Panel title={name} order={2} aside={aside}>
      <BarList bars={bars.slice(0, MOST_BARS)} formatValue={(value) => say(column.kind, value)} label={name} />
      {more > 0 && <Plural value={more} one="and # more in the table" other="and # more in the table" />}
    </Panel>
  );
}

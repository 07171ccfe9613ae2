import 'uplot/dist/uPlot.min.css';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import { dateFormat } from '../format/intl.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './time-chart.module.css';

export type ChartUnit = 'hour' | 'day' | 'month';

export interface TimeChartProps {
  /** `YYYY-MM-DD`, or an instant where a point is an hour; ascending, one per point. */
  dates: string[];
  values: (number | null)[];
  /** Bars for amounts per day, a line with points for a level. */
  shape: 'bars' | 'line';
  /** Fixed ends of the value axis, where they mean something (0-100 %). */
  range?: [number, number];
  formatValue: (value: number) => string;
  /** What a point stands for, from the first of its days on; left out: a day. */
  unit?: ChartUnit;
  /** Shorter than the value itself, for the axis. */
  formatTick?: (value: number) => string;
  /** Says in words what the picture shows. */
  summary: string;
}

const HEIGHT_PX = 200;
// An hour's day is in digits: on the canvas, words of Hebrew would stand between the numbers in the wrong order.
const TICKS = {
  hour: { day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: '2-digit' },
} as const;
const HALF_STEP_SECONDS = { hour: 1800, day: 43_200, month: 15 * 86_400 };
const TICK_PX = 64;
const HOUR_TICK_PX = 96;
const INCREMENTS = {
  hour: [1, 2, 3, 6, 12, 24, 48].map((hours) => hours * 3600),
  day: [1, 2, 7, 14, 28, 61, 122].map((days) => days * 86_400),
};

/** Time runs left to right in every language, so the canvas keeps its own direction. */
export default function TimeChart({
  dates,
  values,
  shape,
  range,
  formatValue,
  formatTick = formatValue,
  unit = 'day',
  summary,
}: TimeChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const readout = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme();
  const { locale, timeZone, date, month, instant } = useFormat();
  const formatDate = unit === 'hour' ? instant : unit === 'month' ? month : date;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the chart reads its colours from the page, so it is drawn again when they change
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const colors = readColors(element);
    const label = dateFormat(locale, { ...TICKS[unit], timeZone: unit === 'hour' ? timeZone : 'UTC' });
    const axis = {
      stroke: colors.text,
      font: `12px ${colors.font}`,
      grid: { stroke: colors.line, width: 1 },
      ticks: { show: false },
    };
    const say = (index: number | null | undefined) => {
      const value = index == null ? null : values[index];
      const day = index == null ? undefined : dates[index];
      if (readout.current) readout.current.textContent = value == null || !day ? '' : `${formatDate(day)}: ${formatValue(value)}`;
    };
    const plot = new uPlot(
      {
        width: element.clientWidth,
        height: HEIGHT_PX,
        padding: [12, 8, 0, 0],
        legend: { show: false },
        cursor: { y: false, drag: { x: false, y: false }, points: { size: 8 } },
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
        // Half a step on either side, or the first and last bar would be cut through.
        scales: {
          x: { range: (_plot, min, max) => [min - HALF_STEP_SECONDS[unit], max + HALF_STEP_SECONDS[unit]] },
          y: { range: range ?? ((_plot, min, max) => [Math.min(0, min * 1.1), Math.max(5, max * 1.1)]) },
        },
        axes: [
          {
            ...axis,
            grid: { show: false },
            space: unit === 'hour' ? HOUR_TICK_PX : TICK_PX,
            size: 32,
            incrs: INCREMENTS[unit === 'hour' ? 'hour' : 'day'],
            // Months are not all as long: their ticks stand where the points do.
            ...(unit === 'month' ? { splits: (plot: uPlot) => thinned(plot.data[0], plot.width) } : {}),
            values: (_plot, splits) => splits.map((seconds) => label.format(seconds * 1000)),
          },
          { ...axis, size: 60, space: 36, values: (_plot, splits) => splits.map(formatTick) },
        ],
        series: [{}, shape === 'bars' ? bars(colors, unit) : line(colors)],
        hooks: { setCursor: [(self) => say(self.cursor.idx)] },
      },
      [dates.map((each) => Date.parse(each) / 1000), values],
      element,
    );
    const watch = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: HEIGHT_PX }));
    watch.observe(element);
    return () => {
      watch.disconnect();
      plot.destroy();
    };
  }, [dates, values, shape, range, formatValue, formatTick, unit, locale, timeZone, formatDate, scheme]);

  return (
    <div className={styles.chart}>
      <div ref={readout} className={styles.readout} aria-hidden />
      <div ref={box} dir="ltr" role="img" aria-label={summary} style={{ height: HEIGHT_PX }} />
    </div>
  );
}

/** As many of the points as have room for a label. */
function thinned(points: ArrayLike<number>, widthPx: number): number[] {
  const every = Math.max(1, Math.ceil((points.length * TICK_PX) / widthPx));
  return Array.from(points).filter((_point, index) => index % every === 0);
}

interface ChartColors {
  text: string;
  line: string;
  ink: string;
  soft: string;
  surface: string;
  font: string;
}

function readColors(element: HTMLElement): ChartColors {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: read('--mantine-color-dimmed'),
    line: read('--line'),
    ink: read('--chart'),
    soft: read('--chart-soft'),
    surface: read('--surface'),
    font: style.fontFamily,
  };
}

function bars({ ink }: ChartColors, unit: ChartUnit): uPlot.Series {
  return {
    stroke: ink,
    fill: ink,
    width: 0,
    paths: uPlot.paths.bars?.({ size: [0.7, unit === 'month' ? 36 : 14], radius: 0.2 }),
    points: { show: false },
  };
}

function line({ ink, soft, surface }: ChartColors): uPlot.Series {
  return {
    stroke: ink,
    fill: soft,
    width: 2,
    spanGaps: true,
    points: { show: true, size: 6, width: 1.5, stroke: ink, fill: surface },
  };
}

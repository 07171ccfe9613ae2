import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, SegmentedControl, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { ChartPanel } from '../../../ui/chart/chart-panel.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { LoadProblem } from '../../../ui/states/load-problem.tsx';
import { type EndpointHealth, firstHourMs, healthQuery } from './health.ts';
import { healthSeries, sumOf } from './health-series.ts';

const SPANS = [24, 168];

/** What arrived and what was given up, hour by hour, and how long answers took. */
export function HealthPanels({ endpointId }: { endpointId: string }) {
  const { t } = useLingui();
  const [span, setSpan] = useState(24);
  const health = useQuery(healthQuery(endpointId, span));
  if (health.isPending) return <Skeleton height={520} />;
  if (!health.data) return <LoadProblem error={health.error} onRetry={() => health.refetch()} isRetrying={health.isRefetching} />;
  return (
    <Stack gap="md">
      <SegmentedControl
        style={{ alignSelf: 'start' }}
        aria-label={t`Time`}
        data={SPANS.map((hours) => ({ value: String(hours), label: hours === 24 ? t`24 hours` : t`7 days` }))}
        value={String(span)}
        onChange={(next) => setSpan(Number(next))}
      />
      <Charts health={health.data} span={span} askedAtMs={health.dataUpdatedAt} />
    </Stack>
  );
}

function Charts({ health, span, askedAtMs }: { health: EndpointHealth; span: number; askedAtMs: number }) {
  const { t } = useLingui();
  const format = useFormat();
  const series = useMemo(() => healthSeries(health, askedAtMs, span), [health, askedAtMs, span]);
  const [arrived, givenUp] = [sumOf(series.arrived), sumOf(series.givenUp)];
  // The chart is drawn again whenever this is another one.
  const inMs = useCallback((value: number) => t`${format.number(value)} ms`, [format, t]);
  const isCut = Date.parse(health.countedFrom) > firstHourMs(askedAtMs, span);
  const blank = (values: (number | null)[]) => (arrived + givenUp === 0 ? values.map(() => null) : values);
  const chart = { dates: series.hours, unit: 'hour' as const, empty: <Trans>Nothing was sent in this time.</Trans> };
  return (
    <>
      {isCut && (
        <Alert color="yellow">
          <Trans>So much was sent that only what came after {format.instant(health.countedFrom)} is counted.</Trans>
        </Alert>
      )}
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <ChartPanel
          {...chart}
          title={<Trans>Arrived</Trans>}
          valueName={<Trans>Deliveries</Trans>}
          figure={<Plural value={arrived} one="# delivery arrived" other="# deliveries arrived" />}
          summary={t`Deliveries that arrived, by hour`}
          shape="bars"
          values={blank(series.arrived)}
          formatValue={format.number}
        />
        <ChartPanel
          {...chart}
          title={<Trans>Given up</Trans>}
          valueName={<Trans>Deliveries</Trans>}
          figure={<Plural value={givenUp} one="# delivery was given up" other="# deliveries were given up" />}
          summary={t`Deliveries that were given up, by hour`}
          shape="bars"
          values={blank(series.givenUp)}
          formatValue={format.number}
        />
        <ChartPanel
          {...chart}
          title={<Trans>How long answers took</Trans>}
          valueName={<Trans>Half were faster than</Trans>}
          figure={<SlowFigure health={health} />}
          summary={t`How long half of the answers took at most, by hour`}
          shape="line"
          values={series.usualMs}
          formatValue={inMs}
          formatTick={format.number}
        />
      </SimpleGrid>
    </>
  );
}

function SlowFigure({ health: { hours } }: { health: EndpointHealth }) {
  const format = useFormat();
  const slowest = Math.max(0, ...hours.map(({ slowMs }) => slowMs));
  if (hours.length === 0) return <Trans>No answers yet</Trans>;
  return <Trans>In the slowest hour, one of twenty took {format.number(slowest)} ms or more</Trans>;
}

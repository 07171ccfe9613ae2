import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { SimpleGrid, Skeleton, Stack, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ChartPanel } from '../../../../ui/chart/chart-panel.tsx';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { Panel } from '../../../../ui/panel.tsx';
import { Quiet } from '../../../../ui/quiet.tsx';
import { LoadProblem } from '../../../../ui/states/load-problem.tsx';
import { type ApiKey, keyUseQuery } from '../api-key.ts';
import { type Share, sharesOf, usageSeries } from './usage-series.ts';

/** What the key's program asked for in the last thirty days. */
export function KeyUsage({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useLingui();
  const format = useFormat();
  const use = useQuery(keyUseQuery(apiKey.id));
  if (use.isPending) return <Skeleton height={320} />;
  if (use.isError) return <LoadProblem error={use.error} onRetry={() => use.refetch()} isRetrying={use.isRefetching} />;
  // Days are counted in UTC, whatever the school's zone.
  const { dates, values } = usageSeries(use.data, new Date().toISOString().slice(0, 10));
  const total = values.reduce((sum, value) => sum + value, 0);
  return (
    <Stack gap="md">
      <ChartPanel
        title={<Trans>Requests per day (UTC)</Trans>}
        valueName={<Trans>Requests</Trans>}
        figure={<Plural value={total} one="# request in 30 days" other="# requests in 30 days" />}
        empty={<Trans>Nothing yet.</Trans>}
        summary={t`Requests per day (UTC)`}
        shape="bars"
        dates={dates}
        values={total === 0 ? values.map(() => null) : values}
        formatValue={format.number}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Shares title={<Trans>By part of the API</Trans>} shares={sharesOf(use.data, 'byGroup')} />
        <Shares title={<Trans>By answer</Trans>} shares={sharesOf(use.data, 'byStatus')} />
      </SimpleGrid>
    </Stack>
  );
}

function Shares({ title, shares }: { title: ReactNode; shares: Share[] }) {
  const format = useFormat();
  return (
    <Panel title={title}>
      {shares.length === 0 ? (
        <Quiet>
          <Trans>Nothing yet.</Trans>
        </Quiet>
      ) : (
        <Table>
          <Table.Tbody>
            {shares.map(({ name, requests }) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" fw={500}>
                  <bdi dir="ltr">{name}</bdi>
                </Table.Th>
                <Table.Td ta="end" className="numbers">
                  {format.number(requests)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Panel>
  );
}

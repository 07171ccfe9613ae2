import { useLingui } from '@lingui/react';
import { Trans, useLingui as useTexts } from '@lingui/react/macro';
import { Anchor, Button, Group, SegmentedControl, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../ui/format/use-format.ts';
import { Panel } from '../../ui/panel.tsx';
import { Quiet } from '../../ui/quiet.tsx';
import { FieldName } from '../../ui/records/field-value.tsx';
import { ListSkeleton } from '../../ui/records/list-skeleton.tsx';
import { LoadProblem } from '../../ui/states/load-problem.tsx';
import { type Import, type ImportRow, OUTCOMES, type Outcome, rowsQuery } from './import.ts';
import { FIELD_NAMES, OUTCOME_NAMES } from './import-names.ts';

/** Every row of the file, what becomes or became of it, and why; by outcome. */
export function ImportResult({ found }: { found: Import }) {
  const { i18n } = useLingui();
  const { t } = useTexts();
  const format = useFormat();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const list = useInfiniteQuery(rowsQuery(found, outcome));
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const { createdCount, updatedCount, skippedCount, errorCount } = found;
  const counts: Partial<Record<Outcome, number>> = {
    created: createdCount,
    updated: updatedCount,
    skipped: skippedCount,
    error: errorCount,
  };
  const isUndo = found.status === 'undone';
  const offered = OUTCOMES.filter((each) => (isUndo ? !['created', 'updated'].includes(each) : each in counts));
  const label = (each: Outcome) => {
    const count = isUndo ? undefined : counts[each];
    return count === undefined ? i18n._(OUTCOME_NAMES[each]) : `${i18n._(OUTCOME_NAMES[each])} (${format.number(count)})`;
  };
  return (
    <Panel order={2} title={<Trans>Rows</Trans>}>
      <Group mb="sm">
        <SegmentedControl
          aria-label={t`Which rows`}
          value={outcome ?? ''}
          onChange={(value) => setOutcome(OUTCOMES.find((each) => each === value) ?? null)}
          data={[{ value: '', label: t`All` }, ...offered.map((each) => ({ value: each, label: label(each) }))]}
          styles={{ root: { flexWrap: 'wrap' } }}
        />
      </Group>
      {list.isPending && <ListSkeleton />}
      {list.isError && <LoadProblem error={list.error} onRetry={() => list.refetch()} isRetrying={list.isRefetching} />}
      {list.isSuccess && rows.length === 0 && (
        <Quiet>
          <Trans>No such rows.</Trans>
        </Quiet>
      )}
      {rows.length > 0 && <Rows found={found} rows={rows} />}
      {list.hasNextPage && (
        <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          <Trans>More</Trans>
        </Button>
      )}
    </Panel>
  );
}

function Rows({ found, rows }: { found: Import; rows: ImportRow[] }) {
  const { i18n } = useLingui();
  return (
    <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <Trans>Row</Trans>
            </Table.Th>
            <Table.Th>
              <Trans>Outcome</Trans>
            </Table.Th>
            {found.columns.map((column) => (
              <Table.Th key={column}>
                <bdi>{column}</bdi>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td className="numbers">{row.id}</Table.Td>
              <Table.Td>
                {row.outcome && <Opened found={found} row={row} name={i18n._(OUTCOME_NAMES[row.outcome])} />}
                {row.reasons?.map(({ field, message }) => (
                  <Text key={field} size="sm" c="dimmed">
                    <FieldName fields={FIELD_NAMES} name={field} />: <bdi dir="ltr">{message}</bdi>
                  </Text>
                ))}
              </Table.Td>
              {row.cells.map((cell, at) => (
                <Table.Td key={found.columns[at] ?? at}>
                  <bdi>{cell}</bdi>
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** A check names records that don't exist yet, and an undo those that are gone. */
function Opened({ found, row, name }: { found: Import; row: ImportRow; name: string }) {
  const isThere = row.recordId !== null && row.outcome !== 'removed' && !(found.status === 'checked' && row.outcome === 'created');
  if (!isThere) return <span>{name}</span>;
  return (
    <Anchor component={Link} to={`/${found.resource}/${encodeURIComponent(row.recordId ?? '')}`}>
      {name}
    </Anchor>
  );
}

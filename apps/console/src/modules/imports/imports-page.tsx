import { useLingui } from '@lingui/react';
import { Trans, useLingui as useTexts } from '@lingui/react/macro';
import { Anchor, Button, Table, Text } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useFormat } from '../../ui/format/use-format.ts';
import { useShortcuts } from '../../ui/keys/use-shortcuts.ts';
import { Moment } from '../../ui/moment.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ListSkeleton } from '../../ui/records/list-skeleton.tsx';
import { LoadProblem, NotAllowed } from '../../ui/states/load-problem.tsx';
import { NothingHere } from '../../ui/states/nothing-here.tsx';
import { usePageTitle } from '../../ui/use-page-title.ts';
import { useMay } from '../access/may.ts';
import { importsQuery } from './import.ts';
import { KIND_NAMES, STATUS_NAMES } from './import-names.ts';

/** The files that were brought, and what became of each. */
export default function ImportsPage() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const isAllowed = useMay('imports', 'VIEW');
  const mayAdd = useMay('imports', 'CREATE');
  usePageTitle(t`Imports`);
  useShortcuts(mayAdd ? { n: () => void navigate({ to: '/imports/new' }) } : {});
  if (!isAllowed) return <NotAllowed />;
  return (
    <>
      <PageHeader
        crumbs={[{ label: t`Imports` }]}
        title={t`Imports`}
        actions={
          mayAdd && (
            <Button component={Link} to="/imports/new" leftSection={<IconPlus size={16} aria-hidden />} aria-keyshortcuts="n">
              <Trans>Import a file</Trans>
            </Button>
          )
        }
      />
      <Imports />
    </>
  );
}

function Imports() {
  const { i18n } = useLingui();
  const format = useFormat();
  const list = useInfiniteQuery(importsQuery);
  const imports = list.data?.pages.flatMap((page) => page.data) ?? [];
  if (list.isPending) return <ListSkeleton />;
  if (list.isError) return <LoadProblem error={list.error} onRetry={() => list.refetch()} isRetrying={list.isRefetching} />;
  if (imports.length === 0) {
    return (
      <NothingHere icon={<IconFileImport size={32} stroke={1.5} aria-hidden />} title={<Trans>No file was imported yet</Trans>}>
        <Trans>Bring your families from a spreadsheet: it is checked first, and an import can be taken back.</Trans>
      </NothingHere>
    );
  }
  return (
    <>
      <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>
                <Trans>File</Trans>
              </Table.Th>
              <Table.Th>
                <Trans>What</Trans>
              </Table.Th>
              <Table.Th>
                <Trans>State</Trans>
              </Table.Th>
              <Table.Th>
                <Trans>Rows</Trans>
              </Table.Th>
              <Table.Th>
                <Trans>By</Trans>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {imports.map((each) => (
              <Table.Tr key={each.id}>
                <Table.Td>
                  <Anchor component={Link} to={`/imports/${encodeURIComponent(each.id)}`} fw={550}>
                    <bdi>{each.fileName}</bdi>
                  </Anchor>
                </Table.Td>
                <Table.Td>{i18n._(KIND_NAMES[each.resource])}</Table.Td>
                <Table.Td>{i18n._(STATUS_NAMES[each.status])}</Table.Td>
                <Table.Td className="numbers">{format.number(each.totalRows)}</Table.Td>
                <Table.Td>
                  <bdi>{each.startedBy.name}</bdi>{' '}
                  <Text span c="dimmed" size="sm">
                    <Moment at={each.createdAt} />
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {list.hasNextPage && (
        <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          <Trans>Earlier</Trans>
        </Button>
      )}
    </>
  );
}

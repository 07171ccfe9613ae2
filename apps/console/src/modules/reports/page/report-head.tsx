import { useLingui } from '@lingui/react/macro';
import { Group, Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ReportSearch } from '../asked.ts';
import type { ReportColumn, ReportGroup } from '../report-definition.ts';
import styles from './report-page.module.css';
import { nextSorting, type Sorting } from './sorted-rows.ts';

interface ReportHeadProps {
  group: ReportGroup;
  columns: readonly ReportColumn[];
  sorting: Sorting;
  onSort: (next: ReportSearch) => void;
}

export function ReportHead({ group, columns, sorting, onSort }: ReportHeadProps) {
  const { i18n, t } = useLingui();
  const heading = (id: string, text: ReactNode, isNumber: boolean) => (
    <Heading key={id} id={id} isNumber={isNumber} sorting={sorting} onSort={() => onSort(nextSorting(sorting, id))}>
      {text}
    </Heading>
  );
  return (
    <Table.Thead>
      <Table.Tr>
        {heading('name', i18n._(group.head), false)}
        {group.facts?.map(({ id, header }) => heading(id, i18n._(header), false))}
        {columns.map(({ id, header }) => heading(id, i18n._(header), true))}
        {group.act && <Table.Th scope="col">{t`What to do`}</Table.Th>}
      </Table.Tr>
    </Table.Thead>
  );
}

interface HeadingProps {
  id: string;
  isNumber: boolean;
  sorting: Sorting;
  onSort: () => void;
  children: ReactNode;
}

function Heading({ id, isNumber, sorting: { sort, isAscending }, onSort, children }: HeadingProps) {
  const isSorted = sort === id;
  const Arrow = isAscending ? IconArrowUp : IconArrowDown;
  return (
    <Table.Th
      scope="col"
      className={isNumber ? styles.number : undefined}
      aria-sort={isSorted ? (isAscending ? 'ascending' : 'descending') : undefined}
    >
      <UnstyledButton className={styles.heading} onClick={onSort}>
        <Group component="span" gap={4} wrap="nowrap" display="inline-flex">
          {children}
          {isSorted && <Arrow size={14} aria-hidden />}
        </Group>
      </UnstyledButton>
    </Table.Th>
  );
}

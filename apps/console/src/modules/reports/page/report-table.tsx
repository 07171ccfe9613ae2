import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Table } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useFormat } from '../../../ui/format/use-format.ts';
import { narrowed } from '../asked.ts';
import { figureOf, type Report, type ReportRow } from '../report.ts';
import type { ReportColumn, ReportDefinition } from '../report-definition.ts';
import { FigureLink } from './figure-link.tsx';
import { ReportHead } from './report-head.tsx';
import styles from './report-page.module.css';
import { useRowName } from './row-name.ts';
import { sortedRows } from './sorted-rows.ts';
import { useFigures } from './use-figures.ts';
import type { OpenReport } from './use-report.ts';

/** Rows at once; the others on request, or a table of thousands would keep the browser busy. */
const STEP = 200;

interface ReportTableProps {
  report: ReportDefinition;
  open: OpenReport;
  data: Report;
}

/** The rows, and below them what they come to. Every figure opens what it was counted from. */
export function ReportTable({ report, open, data }: ReportTableProps) {
  const { i18n } = useLingui();
  const nameOf = useRowName();
  const [most, setMost] = useState(STEP);
  const { group, columns, asked, today, search } = open;
  const facts = group.facts ?? [];
  const sorting = { sort: search.sort, isAscending: search.order === 'asc' };
  const rows = useMemo(
    () => sortedRows(data.rows, { sort: search.sort, isAscending: search.order === 'asc' }, (row) => nameOf(row, group.id)),
    [data.rows, search.sort, search.order, nameOf, group.id],
  );
  const title = i18n._(report.title);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={title}>
      <Table className={styles.table} highlightOnHover verticalSpacing={6}>
        <ReportHead group={group} columns={columns} sorting={sorting} onSort={open.change} />
        <Table.Tbody>
          {rows.slice(0, most).map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no id of their own, and rows keep nothing
            <Row key={index} row={row} name={nameOf(row, group.id)} open={open} />
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr className={styles.totals}>
            <Table.Th scope="row">
              <Trans>Total</Trans>
            </Table.Th>
            {facts.map(({ id }) => (
              <Table.Td key={id} />
            ))}
            {columns.map((column) => (
              <Figure key={column.id} column={column} from={data.totals} target={column.rows?.(asked, group.id, today)} name={title} />
            ))}
            {group.act && <Table.Td />}
          </Table.Tr>
        </Table.Tfoot>
      </Table>
      {rows.length > most && (
        <div className={styles.more}>
          <Button variant="subtle" onClick={() => setMost(most + 5 * STEP)}>
            <Trans>Show more of {rows.length}</Trans>
          </Button>
        </div>
      )}
    </section>
  );
}

function Row({ row, name, open: { group, columns, asked, today } }: { row: ReportRow; name: string; open: OpenReport }) {
  const { i18n } = useLingui();
  const format = useFormat();
  const own = narrowed(asked, group.id, row.key);
  const act = group.act?.target(row);
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={550} title={name}>
        <FigureLink target={group.open?.(row, own)}>
          <bdi>{name}</bdi>
        </FigureLink>
      </Table.Th>
      {group.facts?.map(({ id, isDay }) => {
        const text = row[id];
        return <Table.Td key={id}>{typeof text === 'string' && (isDay ? format.date(text) : <bdi>{text}</bdi>)}</Table.Td>;
      })}
      {columns.map((column) => (
        <Figure key={column.id} column={column} from={row} target={column.rows?.(own, group.id, today)} name={name} />
      ))}
      {group.act && (
        <Table.Td>
          {act && figureOf(row, 'owed') !== 0 && (
            <FigureLink target={act} label={`${i18n._(group.act.label)}: ${name}`}>
              {i18n._(group.act.label)}
            </FigureLink>
          )}
        </Table.Td>
      )}
    </Table.Tr>
  );
}

interface FigureProps {
  column: ReportColumn;
  from: Readonly<Record<string, unknown>>;
  target: ReturnType<NonNullable<ReportColumn['rows']>> | undefined;
  name: string;
}

function Figure({ column, from, target, name }: FigureProps) {
  const { i18n } = useLingui();
  const { say } = useFigures();
  const value = figureOf(from, column.id);
  if (value === null) return <Table.Td className={styles.number}>–</Table.Td>;
  const text = say(column.kind, value);
  return (
    <Table.Td className={styles.number} data-column={column.id} data-value={value}>
      <FigureLink target={value === 0 ? null : target} label={`${name}, ${i18n._(column.header)}: ${text}`}>
        <bdi>{text}</bdi>
      </FigureLink>
    </Table.Td>
  );
}

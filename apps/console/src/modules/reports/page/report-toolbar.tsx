import { Trans, useLingui } from '@lingui/react/macro';
import { NativeSelect, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormat } from '../../../ui/format/use-format.ts';
import { ListFilterField } from '../../../ui/records/list-filter-field.tsx';
import { nameOfPeriod, periodSearch, type ReportSearch } from '../asked.ts';
import { PERIODS, type Period, periodOf } from '../periods.ts';
import type { ReportDefinition } from '../report-definition.ts';
import { NarrowedTo } from './narrowed-to.tsx';
import { FILTER_FIELDS } from './report-filters.tsx';
import styles from './report-page.module.css';
import type { OpenReport } from './use-report.ts';

interface ReportToolbarProps {
  report: ReportDefinition;
  open: OpenReport;
  /** Files and paper. */
  children: ReactNode;
}

/** Which days, which part of the school, and how the rows are put together. */
export function ReportToolbar({ report, open, children }: ReportToolbarProps) {
  const { i18n, t } = useLingui();
  const { search, asked, group, change, result } = open;
  const days: Period = { from: asked.from, to: asked.to };
  // Another grouping has other columns: an order by one of them would be of nothing.
  const regroup = (groupBy: string) =>
    change({ groupBy: groupBy === report.groups[0].id ? undefined : groupBy, sort: undefined, order: undefined });
  return (
    <>
      <search className={styles.toolbar}>
        <QuickDays days={days} today={open.today} onChange={change} />
        <ListFilterField
          filter={{ kind: 'dates', from: 'from', to: 'to', label: report.days }}
          state={{ from: days.from, to: days.to }}
          onChange={(next) => change(periodSearch({ ...days, ...next }))}
        />
        {report.groups.length > 1 && (
          <NativeSelect
            className={styles.select}
            aria-label={t`Grouped by`}
            value={group.id}
            data={report.groups.map(({ id, label }) => ({ value: id, label: i18n._(label) }))}
            onChange={(event) => regroup(event.currentTarget.value)}
          />
        )}
        {report.filters.map((name) => {
          const filter = FILTER_FIELDS[name];
          return filter && <ListFilterField key={name} filter={filter} state={search} onChange={change} />;
        })}
        {report.fields?.map((filter) => (
          <ListFilterField key={i18n._(filter.label)} filter={filter} state={search} onChange={change} />
        ))}
        <div className={styles.tools}>{children}</div>
        <VisuallyHidden role="status">{result.isPlaceholderData ? t`Loading…` : ''}</VisuallyHidden>
      </search>
      <NarrowedTo report={report} open={open} />
      <p className={styles.days}>
        {i18n._(report.days)}: <DaysText {...days} />
      </p>
    </>
  );
}

function QuickDays({ days, today, onChange }: { days: Period; today: string; onChange: (next: ReportSearch) => void }) {
  const { t } = useLingui();
  const names = {
    month: t`This month`,
    lastMonth: t`Last month`,
    year: t`This year`,
    schoolYear: t`This school year`,
    all: t`All days`,
  };
  const name = nameOfPeriod(days, today);
  return (
    <NativeSelect
      className={styles.select}
      aria-label={t`Period`}
      value={name ?? ''}
      data={[...(name ? [] : [{ value: '', label: t`Own days` }]), ...PERIODS.map((value) => ({ value, label: names[value] }))]}
      onChange={(event) => {
        const chosen = PERIODS.find((each) => each === event.currentTarget.value);
        if (chosen) onChange(periodSearch(periodOf(chosen, today)));
      }}
    />
  );
}

function DaysText({ from, to }: Period) {
  const format = useFormat();
  if (from && to) return from <= to ? format.days(from, to) : <Trans>no days</Trans>;
  if (from) return <Trans>from {format.date(from)}</Trans>;
  if (to) return <Trans>up to {format.date(to)}</Trans>;
  return <Trans>all</Trans>;
}

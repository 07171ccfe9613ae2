import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Query } from '../../../api/client.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { askedIn, parseReportSearch, periodIn, type ReportSearch } from '../asked.ts';
import { reportQuery } from '../report.ts';
import type { ReportDefinition } from '../report-definition.ts';

/** A report as the address asks for it, and the way to ask otherwise. */
export function useReport(report: ReportDefinition) {
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const today = useFormat().today(useNow());
  const search = useMemo(() => parseReportSearch(raw), [raw]);
  const group = report.groups.find(({ id }) => id === search.groupBy) ?? report.groups[0];
  const asked = useMemo(() => askedIn(search, report.filters, periodIn(search, report.usual, today)), [search, report, today]);
  // Where there is one grouping only, the API has no word for it.
  const query: Query = report.groups.length > 1 ? { ...asked, groupBy: group.id } : { ...asked };
  return {
    search,
    today,
    group,
    asked,
    query,
    result: useQuery(reportQuery(report.name, query)),
    columns: report.columns.filter(({ groups }) => !groups || groups.includes(group.id)),
    change: (next: ReportSearch) =>
      // Replaced, not pushed: Back leaves the report instead of undoing one filter after the other.
      void navigate({ to: '.', search: (now: object) => ({ ...now, ...next }), replace: true, resetScroll: false }),
  };
}

export type OpenReport = ReturnType<typeof useReport>;

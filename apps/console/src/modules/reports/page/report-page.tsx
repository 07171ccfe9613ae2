import { Trans, useLingui } from '@lingui/react/macro';
import { Stack, Text } from '@mantine/core';
import { IconReportAnalytics } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { isApiError } from '../../../api/api-error.ts';
import { GatedPage } from '../../../ui/gated-page.tsx';
import { ListSkeleton } from '../../../ui/records/list-skeleton.tsx';
import { LoadProblem } from '../../../ui/states/load-problem.tsx';
import { NotFound } from '../../../ui/states/not-found.tsx';
import { NothingHere } from '../../../ui/states/nothing-here.tsx';
import type { ReportDefinition } from '../report-definition.ts';
import { reportAtPath } from '../reports.ts';
import { useMayReadReports } from '../use-may-read.ts';
import { ReportChart } from './report-chart.tsx';
import { ReportFiles } from './report-files.tsx';
import styles from './report-page.module.css';
import { ReportTable } from './report-table.tsx';
import { ReportToolbar } from './report-toolbar.tsx';
import { type OpenReport, useReport } from './use-report.ts';

/** Every report: the address says which. */
export default function ReportPage() {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const report = reportAtPath(path);
  // Another report is another page: nothing of the one before stays.
  return report ? <Report key={report.name} report={report} /> : <NotFound />;
}

function Report({ report }: { report: ReportDefinition }) {
  const { i18n, t } = useLingui();
  const isAllowed = useMayReadReports()(report);
  const mayRun = useMayReadReports()({ needs: [['reports', 'RUN']] });
  return (
    <GatedPage
      title={i18n._(report.title)}
      crumbs={mayRun ? [{ label: t`Reports`, to: '/reports' }] : [{ label: t`Money` }]}
      isAllowed={isAllowed}
    >
      <Text c="dimmed" mb="md">
        {i18n._(report.text)}
      </Text>
      <Figures report={report} />
    </GatedPage>
  );
}

function Figures({ report }: { report: ReportDefinition }) {
  const open = useReport(report);
  const { result } = open;
  return (
    <>
      <ReportToolbar report={report} open={open}>
        {result.data && result.data.rows.length > 0 && <ReportFiles report={report} query={open.query} />}
      </ReportToolbar>
      {result.isPending ? (
        <ListSkeleton />
      ) : result.isError ? (
        <Problem result={result} />
      ) : result.data.rows.length === 0 ? (
        <NothingHere icon={<IconReportAnalytics size={32} stroke={1.5} aria-hidden />} title={<Trans>Nothing to count here</Trans>}>
          <Trans>There is nothing in these days that fits. Choose other days, or take a filter away.</Trans>
        </NothingHere>
      ) : (
        <Stack gap="md" className={styles.report} data-stale={result.isPlaceholderData || undefined} aria-busy={result.isPlaceholderData}>
          <ReportChart report={report} open={open} rows={result.data.rows} />
          <ReportTable report={report} open={open} data={result.data} />
        </Stack>
      )}
    </>
  );
}

function Problem({ result }: { result: OpenReport['result'] }) {
  if (isApiError(result.error, 'CONFLICT')) {
    return (
      <NothingHere icon={<IconReportAnalytics size={32} stroke={1.5} aria-hidden />} title={<Trans>More rows than anybody reads</Trans>}>
        <Trans>Choose fewer days, another filter, or group the rows otherwise.</Trans>
      </NothingHere>
    );
  }
  return <LoadProblem error={result.error} onRetry={() => result.refetch()} isRetrying={result.isRefetching} />;
}

import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button } from '@mantine/core';
import { IconFileSpreadsheet, IconFileTypeCsv, IconPrinter } from '@tabler/icons-react';
import type { Query } from '../../../api/client.ts';
import { download } from '../../../api/download.ts';
import { useCommands } from '../../../ui/commands/command-store.ts';
import { useBusy } from '../../../ui/use-busy.tsx';
import type { ReportDefinition } from '../report-definition.ts';

/** The rows as a file, or on paper. */
export function ReportFiles({ report, query }: { report: ReportDefinition; query: Query }) {
  const { t } = useLingui();
  const { isBusy, run } = useBusy();
  const save = (format: 'csv' | 'xlsx') => void run(() => download(`/reports/${report.name}`, { ...query, format }));
  useCommands([
    { id: 'report.csv', label: t`Save this report as CSV`, group: 'record', run: () => save('csv') },
    { id: 'report.xlsx', label: t`Save this report for Excel`, group: 'record', run: () => save('xlsx') },
    { id: 'report.print', label: t`Print this report`, group: 'record', run: () => window.print() },
  ]);
  return (
    <>
      <Button variant="default" leftSection={<IconFileTypeCsv size={16} aria-hidden />} loading={isBusy} onClick={() => save('csv')}>
        CSV
      </Button>
      <Button variant="default" leftSection={<IconFileSpreadsheet size={16} aria-hidden />} loading={isBusy} onClick={() => save('xlsx')}>
        XLSX
      </Button>
      <ActionIcon variant="default" size={36} aria-label={t`Print`} onClick={() => window.print()}>
        <IconPrinter size={18} aria-hidden />
      </ActionIcon>
    </>
  );
}

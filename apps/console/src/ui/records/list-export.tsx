import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet, IconFileTypeCsv } from '@tabler/icons-react';
import type { Query } from '../../api/client.ts';
import { useMay } from '../../modules/access/may.ts';
import type { FileFormat } from '../../modules/exports/job.ts';
import { useExport } from '../../modules/exports/use-export.tsx';
import { useCommands } from '../commands/command-store.ts';

interface ListExportProps {
  /** As the API's path names it. */
  resource: string;
  /** The list's own filters, search and sorting. */
  query: Query;
}

/** The rows that the filters leave, all of them and with every field, as a file. */
export function ListExport({ resource, query }: ListExportProps) {
  const { t } = useLingui();
  const mayExport = useMay('exports', 'RUN');
  const { isBusy, take } = useExport();
  const save = (format: FileFormat) => take(resource, query, format);
  useCommands(
    mayExport
      ? [
          { id: 'list.export-csv', label: t`Export this list as CSV`, group: 'record', run: () => save('csv') },
          { id: 'list.export-xlsx', label: t`Export this list for Excel`, group: 'record', run: () => save('xlsx') },
        ]
      : [],
  );
  if (!mayExport) return null;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} loading={isBusy}>
          <Trans>Export</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t`Export`}>
        <Menu.Item leftSection={<IconFileTypeCsv size={16} aria-hidden />} onClick={() => save('csv')}>
          CSV
        </Menu.Item>
        <Menu.Item leftSection={<IconFileSpreadsheet size={16} aria-hidden />} onClick={() => save('xlsx')}>
          Excel (XLSX)
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

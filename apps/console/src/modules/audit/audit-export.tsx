import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useFormat } from '../../ui/format/use-format.ts';
import { useListState } from '../../ui/records/use-list-state.ts';
import { useMay } from '../access/may.ts';
import { useExport } from '../exports/use-export.tsx';
import { auditQueryOf, auditSpec } from './audit-spec.ts';

/** The lines that the filters leave, as a table for a spreadsheet. */
export function AuditExport() {
  const mayExport = useMay('audit-logs', 'EXPORT');
  const [state] = useListState(auditSpec);
  const { timeZone } = useFormat();
  const { isBusy, take } = useExport();
  if (!mayExport) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={isBusy}
      onClick={() => take('audit-logs', auditQueryOf(state, timeZone), 'csv')}
    >
      <Trans>Export as CSV</Trans>
    </Button>
  );
}

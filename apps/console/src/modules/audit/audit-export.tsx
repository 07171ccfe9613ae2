import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { download } from '../../api/download.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { useListState } from '../../ui/records/use-list-state.ts';
import { useBusy } from '../../ui/use-busy.tsx';
import { useMay } from '../access/may.ts';
import { auditQueryOf, auditSpec } from './audit-spec.ts';

/** The lines that the filters leave, as a table for a spreadsheet. */
export function AuditExport() {
  const mayExport = useMay('audit-logs', 'EXPORT');
  const [state] = useListState(auditSpec);
  const { timeZone } = useFormat();
  const { isBusy, run } = useBusy();
  if (!mayExport) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={isBusy}
      onClick={() => void run(() => download('/audit-logs/export', auditQueryOf(state, timeZone)))}
    >
      <Trans>Export as CSV</Trans>
    </Button>
  );
}

import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { queryString } from '../../api/client.ts';
import { api, BASE_URL } from '../../api/index.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { useListState } from '../../ui/records/use-list-state.ts';
import { ProblemText } from '../../ui/states/problem-text.tsx';
import { useMay } from '../access/may.ts';
import { auditQueryOf, auditSpec } from './audit-spec.ts';

/** The lines that the filters leave, as a table for a spreadsheet. */
export function AuditExport() {
  const mayExport = useMay('audit-logs', 'EXPORT');
  const [state] = useListState(auditSpec);
  const { timeZone } = useFormat();
  const [isBusy, setBusy] = useState(false);
  if (!mayExport) return null;

  async function download() {
    setBusy(true);
    try {
      // A download is no request of ours that could renew the session: that is done first.
      await api.get('/auth/me');
      window.location.assign(`${BASE_URL}/audit-logs/export${queryString(auditQueryOf(state, timeZone))}`);
    } catch (error) {
      notifications.show({ color: 'red', message: <ProblemText error={error} /> });
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} loading={isBusy} onClick={() => void download()}>
      <Trans>Export as CSV</Trans>
    </Button>
  );
}

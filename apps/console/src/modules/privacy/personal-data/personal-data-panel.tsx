import { Trans } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { IconDownload, IconEraser } from '@tabler/icons-react';
import { useState } from 'react';
import { downloadPosted } from '../../../api/download.ts';
import { Panel } from '../../../ui/panel.tsx';
import { Rows } from '../../../ui/rows.tsx';
import { useBusy } from '../../../ui/use-busy.tsx';
import { useMay } from '../../access/may.ts';
import { EraseDialog } from './erase-dialog.tsx';

/** Everything the school knows of a family, to hand out or to forget: for those who may do either. */
export function PersonalDataPanel({ customer }: { customer: { id: string; name: string } }) {
  const isAdministrator = useMay('settings', 'UPDATE');
  const mayTake = useMay('exports', 'RUN') && isAdministrator;
  const mayErase = useMay('customers', 'DELETE') && isAdministrator;
  const [isErasing, setErasing] = useState(false);
  const { isBusy, run } = useBusy();
  if (!mayTake && !mayErase) return null;
  return (
    <Panel order={2} title={<Trans>Personal data</Trans>}>
      <Rows>
        {mayTake && (
          <li>
            <Text>
              <Trans>
                Everything the school knows of this family in one ZIP file, with a page to read. Hand it out when they ask. The audit log
                says who took it.
              </Trans>
            </Text>
            <Button
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              loading={isBusy}
              onClick={() => void run(() => downloadPosted(`/customers/${encodeURIComponent(customer.id)}/personal-data`))}
            >
              <Trans>Download everything</Trans>
            </Button>
          </li>
        )}
        {mayErase && (
          <li>
            <Text>
              <Trans>Forget this family: parents, students, leads, logins. It can’t be undone.</Trans>
            </Text>
            <Button variant="light" color="red" leftSection={<IconEraser size={16} aria-hidden />} onClick={() => setErasing(true)}>
              <Trans>Erase personal data</Trans>
            </Button>
          </li>
        )}
      </Rows>
      <EraseDialog customer={customer} isOpen={isErasing} onClose={() => setErasing(false)} />
    </Panel>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useCommands } from '../../ui/commands/command-store.ts';
import { useShortcuts } from '../../ui/keys/use-shortcuts.ts';
import { useMay } from '../access/may.ts';
import { ConvertDialog } from './convert-dialog.tsx';
import type { Lead } from './lead.ts';

/** Whether this person may make customers and students, which converting does. */
export function useMayConvert(): boolean {
  const mayChange = useMay('leads', 'UPDATE');
  const mayMakeCustomers = useMay('customers', 'CREATE');
  return useMay('students', 'CREATE') && mayChange && mayMakeCustomers;
}

export function ConvertLead({ lead }: { lead: Lead }) {
  const { t } = useLingui();
  const mayConvert = useMayConvert() && lead.status !== 'converted';
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  useShortcuts(mayConvert ? { c: open } : {});
  useCommands(mayConvert ? [{ id: 'lead.convert', label: t`Make a student of ${lead.name}`, group: 'record', keys: 'c', run: open }] : []);
  if (!mayConvert) return null;
  return (
    <>
      <Button leftSection={<IconUserCheck size={16} aria-hidden />} onClick={open} aria-keyshortcuts="c">
        <Trans>Make a student</Trans>
      </Button>
      <ConvertDialog lead={lead} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}

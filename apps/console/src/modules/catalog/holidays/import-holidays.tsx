import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { IconCalendarDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useCommands } from '../../../ui/commands/command-store.ts';
import { useMayDo } from '../../../ui/records/resource.ts';
import { ImportForm } from './import-form.tsx';
import { holidays } from './resource.ts';

/** A year of holidays at once, out of a calendar file. */
export function ImportHolidays() {
  const { t } = useLingui();
  const mayImport = useMayDo(holidays, 'CREATE');
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  useCommands(mayImport ? [{ id: 'holidays.import', label: t`Import holidays from a calendar file`, group: 'add', run: open }] : []);
  if (!mayImport) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconCalendarDown size={16} aria-hidden />} onClick={open}>
        <Trans>Import .ics</Trans>
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        size="lg"
        title={<Trans>Import holidays</Trans>}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <ImportForm onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Menu, Modal } from '@mantine/core';
import { IconArrowsExchange, IconCheck, IconDots, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/index.ts';
import { apiPath } from '../../../ui/records/resource.ts';
import { useBusy } from '../../../ui/use-busy.tsx';
import { useMay } from '../../access/may.ts';
import { refetchTeaching } from '../changed.ts';
import { CancelRegistration } from './cancel-registration.tsx';
import { PayRegistration } from './pay-registration.tsx';
import { hasPlace, openAmount, type Registration } from './registration.ts';
import { registrations } from './resource.ts';
import { TransferRegistration } from './transfer-registration.tsx';

type Dialog = 'pay' | 'cancel' | 'transfer';

/** What can be done with one place: pay, take up an offer, go elsewhere, leave. */
export function RegistrationMenu({ registration }: { registration: Registration }) {
  const { t } = useLingui();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const mayChange = useMay('registrations', 'UPDATE');
  const open = openAmount(registration);
  const mayPay = useMay('payments', 'CREATE') && registration.status !== 'waitlisted' && open !== null && open > 0;
  const isHere = hasPlace(registration);
  const mayLeave = mayChange && (isHere || registration.status === 'waitlisted');
  const close = () => setDialog(null);
  const titles = {
    pay: <Trans>Write down a payment</Trans>,
    cancel: <Trans>Cancel the registration</Trans>,
    transfer: <Trans>Transfer to another cycle</Trans>,
  };
  const name = registration.student.name;
  return (
    <Group gap={8} wrap="nowrap">
      {registration.offerExpiresAt && mayChange && <AcceptOffer registration={registration} />}
      {mayPay && (
        <Button size="compact-sm" variant="light" onClick={() => setDialog('pay')} aria-label={t`Pay for ${name}`}>
          <Trans>Pay</Trans>
        </Button>
      )}
      {mayLeave && (
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <ActionIcon variant="subtle" size={28} aria-label={t`More for ${name}`}>
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {isHere && (
              <Menu.Item leftSection={<IconArrowsExchange size={16} aria-hidden />} onClick={() => setDialog('transfer')}>
                {titles.transfer}
              </Menu.Item>
            )}
            <Menu.Item color="red" leftSection={<IconX size={16} aria-hidden />} onClick={() => setDialog('cancel')}>
              {titles.cancel}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <Modal opened={dialog !== null} onClose={close} title={dialog && titles[dialog]} closeButtonProps={{ 'aria-label': t`Close` }}>
        {dialog === 'pay' && <PayRegistration registration={registration} onDone={close} />}
        {dialog === 'cancel' && <CancelRegistration registration={registration} onDone={close} />}
        {dialog === 'transfer' && <TransferRegistration registration={registration} onDone={close} />}
      </Modal>
    </Group>
  );
}

function AcceptOffer({ registration }: { registration: Registration }) {
  const queries = useQueryClient();
  const { isBusy, run } = useBusy();

  async function accept() {
    await api.post(`${apiPath(registrations, registration.id)}/accept`, {});
    await refetchTeaching(queries);
  }

  return (
    <Button
      size="compact-sm"
      variant="light"
      loading={isBusy}
      leftSection={<IconCheck size={16} aria-hidden />}
      onClick={() => void run(accept)}
    >
      <Trans>They take the place</Trans>
    </Button>
  );
}

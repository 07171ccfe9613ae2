import { Trans, useLingui } from '@lingui/react/macro';
import { List, NativeSelect, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../api/index.ts';
import { ConfirmDialog } from '../../../ui/dialogs/confirm-dialog.tsx';

interface EraseDialogProps {
  customer: { id: string; name: string };
  isOpen: boolean;
  onClose: () => void;
}

interface Erasure {
  students: number;
}

/** Forgets a family for good: what goes, what stays, why, and the name typed. */
export function EraseDialog({ customer, isOpen, onClose }: EraseDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [reason, setReason] = useState('requested');
  const reasons = [
    { value: 'requested', label: t`They asked for it` },
    { value: 'consent_withdrawn', label: t`They took their consent back` },
    { value: 'objected', label: t`They objected` },
    { value: 'no_longer_needed', label: t`We don’t need it any more` },
    { value: 'legal_duty', label: t`The law demands it` },
  ];

  async function erase() {
    await api.post<Erasure>(`/customers/${encodeURIComponent(customer.id)}/erasure`, {
      confirm: customer.name.trim() || customer.id,
      reason,
    });
    await navigate({ to: '/customers', replace: true });
    // What the cache knows of them is forgotten as well.
    for (const name of ['customers', 'students', 'leads', 'tasks', 'progress']) queries.removeQueries({ queryKey: [name] });
    notifications.show({ message: t`Their personal data is gone` });
  }

  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={<Trans>Erase the personal data of this family</Trans>}
      confirmLabel={<Trans>Erase for good</Trans>}
      isDanger
      typed={customer.name.trim() || customer.id}
      onConfirm={erase}
    >
      <Stack gap="sm">
        <Text>
          <Trans>
            Nobody can undo this. Names, contacts, notes, logins, what the students answered, the leads they came by, tasks about them and
            what the audit log says of them are gone at once.
          </Trans>
        </Text>
        <div>
          <Text fw={600}>
            <Trans>What stays:</Trans>
          </Text>
          <List size="sm">
            <List.Item>
              <Trans>empty records under their IDs, so that totals and reports of the past stay right</Trans>
            </List.Item>
            <List.Item>
              <Trans>which consents were given and taken back when, without notes, as proof</Trans>
            </List.Item>
            <List.Item>
              <Trans>who changed which record when, without what stood in it</Trans>
            </List.Item>
          </List>
        </div>
        <NativeSelect label={t`Why`} data={reasons} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      </Stack>
    </ConfirmDialog>
  );
}

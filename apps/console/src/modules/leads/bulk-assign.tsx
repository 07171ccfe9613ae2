import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, NativeSelect, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUserShare } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/index.ts';
import type { Selection } from '../../ui/records/use-selection.ts';
import { ProblemText } from '../../ui/states/problem-text.tsx';
import { useMay } from '../access/may.ts';
import type { Lead } from './lead.ts';
import { useOwnerChoices } from './owners.ts';

const MOST_AT_ONCE = 500;

/** Everything selected to one person, all or none. */
export function BulkAssign({ selection }: { selection: Selection<Lead> }) {
  const { t } = useLingui();
  const mayAssign = useMay('leads', 'UPDATE');
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [ownerId, setOwner] = useState('');
  const choices = useOwnerChoices();
  const count = selection.items.length;
  const assign = useMutation({
    mutationFn: () =>
      api.post<{ assigned: number }>('/leads/assign', { ids: selection.items.map(({ id }) => id), ownerId: ownerId || null }),
    onSuccess: async ({ assigned }) => {
      selection.clear();
      await queries.invalidateQueries({ queryKey: ['leads'] });
      notifications.show({ message: <Plural value={assigned} one="# has a new owner" other="# have a new owner" /> });
    },
    onError: (error) =>
      notifications.show({ color: 'red', autoClose: false, title: t`Nobody was given anything`, message: <ProblemText error={error} /> }),
  });
  if (!mayAssign) return null;
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={assign.isPending}
        disabled={count > MOST_AT_ONCE}
        leftSection={<IconUserShare size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        <Trans>Assign</Trans>
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={<Trans>Assign</Trans>}
        centered
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            setOpen(false);
            assign.mutate();
          }}
        >
          <Stack>
            <NativeSelect
              label={t`Owner`}
              data={choices}
              value={ownerId}
              onChange={(event) => setOwner(event.currentTarget.value)}
              data-autofocus
            />
            <Button type="submit">
              <Plural value={count} one="Assign # lead" other="Assign # leads" />
            </Button>
          </Stack>
        </form>
      </Modal>
    </>
  );
}

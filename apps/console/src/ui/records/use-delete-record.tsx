import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/index.ts';
import { useMayRestore } from '../../modules/access/may.ts';
import { ProblemText } from '../states/problem-text.tsx';
import { apiPath, type RecordBase, type Resource } from './resource.ts';
import { UndoToast } from './undo-toast.tsx';

/** Deletes at once with an undo for those who may restore; asks first those who can't take it back. */
export function useDeleteRecord<Item extends RecordBase>(resource: Resource<Item>, onDeleted: () => void) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const mayRestore = useMayRestore();
  const [asked, setAsked] = useState<Item | null>(null);
  const fail = (title: string, error: unknown) =>
    notifications.show({ color: 'red', autoClose: false, title, message: <ProblemText error={error} /> });

  async function remove(item: Item) {
    setAsked(null);
    const title = resource.titleOf(item);
    try {
      await api.delete(apiPath(resource, item.id), { ifMatch: item.version });
    } catch (error) {
      fail(t`“${title}” wasn’t deleted`, error);
      return;
    }
    onDeleted();
    await queries.invalidateQueries({ queryKey: [resource.name, 'list'] });
    notifications.show({
      autoClose: 10_000,
      message: <UndoToast text={<Trans>“{title}” deleted</Trans>} onUndo={mayRestore ? () => void restore(item) : undefined} />,
    });
  }

  async function restore(item: Item) {
    const title = resource.titleOf(item);
    try {
      await api.post(`${apiPath(resource, item.id)}/restore`, {});
      await queries.invalidateQueries({ queryKey: [resource.name] });
      notifications.show({ message: t`“${title}” is back` });
    } catch (error) {
      fail(t`“${title}” couldn’t be brought back`, error);
    }
  }

  const question: ReactNode = (
    <Modal
      opened={asked !== null}
      onClose={() => setAsked(null)}
      title={<Trans>Delete “{asked ? resource.titleOf(asked) : ''}”?</Trans>}
      centered
    >
      <Text>
        <Trans>Only an administrator can bring it back.</Trans>
      </Text>
      <Group justify="end" mt="md">
        <Button variant="default" onClick={() => setAsked(null)} data-autofocus>
          <Trans>Keep it</Trans>
        </Button>
        <Button color="red.9" onClick={() => asked && void remove(asked)}>
          <Trans>Delete</Trans>
        </Button>
      </Group>
    </Modal>
  );
  return { remove: (item: Item) => (mayRestore ? void remove(item) : setAsked(item)), question };
}

import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../../api/index.ts';
import { useMayRestore } from '../../modules/access/may.ts';
import { apiPath, type RecordBase, type Resource, useMayDo } from './resource.ts';
import { UndoToast } from './undo-toast.tsx';
import { useBulk } from './use-bulk.tsx';
import type { Selection } from './use-selection.ts';

interface BulkDeleteProps<Item extends RecordBase> {
  resource: Resource<Item>;
  selection: Selection<Item>;
}

/** Deletes the selection: with an undo for those who may, after a question for those who can't take it back. */
export function BulkDelete<Item extends RecordBase>({ resource, selection }: BulkDeleteProps<Item>) {
  const { i18n } = useLingui();
  const mayDelete = useMayDo(resource, 'DELETE');
  const mayRestore = useMayRestore();
  const { run, runOn, isBusy } = useBulk(resource, selection);
  const [isAsking, setAsking] = useState(false);
  const count = selection.items.length;
  if (!mayDelete) return null;

  function remove() {
    setAsking(false);
    void run(
      (item) => api.delete(apiPath(resource, item.id), { ifMatch: item.version }),
      ({ done }) => (
        <UndoToast
          text={<Plural value={done.length} one="# deleted" other="# deleted" />}
          onUndo={mayRestore ? () => restore(done) : undefined}
        />
      ),
    );
  }

  function restore(items: Item[]) {
    void runOn(
      items,
      (item) => api.post(`${apiPath(resource, item.id)}/restore`, {}),
      ({ done }) => <Plural value={done.length} one="# is back" other="# are back" />,
    );
  }

  return (
    <>
      <Button
        size="compact-sm"
        variant="light"
        color="red"
        loading={isBusy}
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={mayRestore ? remove : () => setAsking(true)}
      >
        <Trans>Delete</Trans>
      </Button>
      <Modal opened={isAsking} onClose={() => setAsking(false)} title={<Trans>Delete {count}?</Trans>} centered>
        <Text>
          <Trans>Only an administrator can bring them back.</Trans> {i18n._(resource.many)}: {count}
        </Text>
        <Group justify="end" mt="md">
          <Button variant="default" onClick={() => setAsking(false)}>
            <Trans>Keep them</Trans>
          </Button>
          <Button color="red" onClick={remove}>
            <Trans>Delete</Trans>
          </Button>
        </Group>
      </Modal>
    </>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconCopy, IconDots, IconPencil, IconTerminal2, IconTrash } from '@tabler/icons-react';
import { BASE_URL } from '../../api/index.ts';
import { useCommands } from '../commands/command-store.ts';
import { useShortcuts } from '../keys/use-shortcuts.ts';
import { curlOf } from './curl.ts';
import { apiPath, type RecordBase, type Resource, useMayDo } from './resource.ts';

interface RecordActionsProps<Item extends RecordBase> {
  resource: Resource<Item>;
  item: Item;
  onEdit?: () => void;
  /** Left out: its page does it another way. */
  onDelete?: () => void;
}

/** What can be done with the open record: by button, by menu, by key and in the palette. */
export function RecordActions<Item extends RecordBase>({ resource, item, onEdit, onDelete }: RecordActionsProps<Item>) {
  const { t } = useLingui();
  const { copy } = useClipboard();
  const mayEdit = useMayDo(resource, 'UPDATE') && onEdit !== undefined;
  const mayDelete = useMayDo(resource, 'DELETE') && onDelete !== undefined;
  const title = resource.titleOf(item);

  function copied(text: string, message: string) {
    copy(text);
    notifications.show({ message });
  }

  const copyId = () => copied(item.id, t`ID copied`);
  const copyCurl = () =>
    copied(curlOf(window.location.origin, `${BASE_URL}${apiPath(resource, item.id)}`), t`Request copied. Put your API key in.`);
  useShortcuts(mayEdit ? { e: onEdit } : {});
  useCommands([
    ...(mayEdit ? [{ id: 'record.edit', label: t`Edit ${title}`, group: 'record' as const, run: onEdit }] : []),
    { id: 'record.copy-id', label: t`Copy the ID of ${title}`, group: 'record', run: copyId },
    { id: 'record.copy-curl', label: t`Copy ${title} as an API request (curl)`, group: 'record', run: copyCurl },
    ...(mayDelete ? [{ id: 'record.delete', label: t`Delete ${title}`, group: 'record' as const, run: onDelete }] : []),
  ]);

  return (
    <Group gap={8}>
      {mayEdit && (
        <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit} aria-keyshortcuts="e">
          <Trans>Edit</Trans>
        </Button>
      )}
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t`More actions`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown aria-label={t`More actions`}>
          <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={copyId}>
            <Trans>Copy ID</Trans>
          </Menu.Item>
          <Menu.Item leftSection={<IconTerminal2 size={16} aria-hidden />} onClick={copyCurl}>
            <Trans>Copy as curl</Trans>
          </Menu.Item>
          {mayDelete && (
            <>
              <Menu.Divider />
              <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={onDelete}>
                <Trans>Delete</Trans>
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Drawer, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { typedKey } from '../keys/typed-key.ts';
import type { RecordBase, Resource } from './resource.ts';

interface PreviewPanelProps<Item extends RecordBase> {
  resource: Resource<Item>;
  items: Item[];
  /** The record shown, or null when the panel is closed. */
  id: string | null;
  onShow: (id: string | null) => void;
  children: (item: Item) => ReactNode;
}

/** One record beside the list; j and k go on to the next without closing it. */
export function PreviewPanel<Item extends RecordBase>({ resource, items, id, onShow, children }: PreviewPanelProps<Item>) {
  const { t } = useLingui();
  const at = items.findIndex((item) => item.id === id);
  const item = items[at];
  const show = (next: Item | undefined) => next && onShow(next.id);

  return (
    <Drawer
      opened={item !== undefined}
      onClose={() => onShow(null)}
      position="right"
      title={item && <bdi>{resource.titleOf(item)}</bdi>}
      closeButtonProps={{ 'aria-label': t`Close` }}
      overlayProps={{ backgroundOpacity: 0.2 }}
      onKeyDown={(event) => {
        const key = typedKey(event);
        if (key === 'j') show(items[at + 1]);
        if (key === 'k') show(items[at - 1]);
        if (key === 'p') onShow(null);
      }}
    >
      {item && (
        <>
          {children(item)}
          <Group mt="lg" justify="space-between">
            <Button component={Link} to={resource.pageOf(item.id)} data-autofocus>
              <Trans>Open</Trans>
            </Button>
            <Group gap={4}>
              <ActionIcon variant="default" size="lg" aria-label={t`Previous (k)`} disabled={at === 0} onClick={() => show(items[at - 1])}>
                <IconArrowUp size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="default"
                size="lg"
                aria-label={t`Next (j)`}
                disabled={at === items.length - 1}
                onClick={() => show(items[at + 1])}
              >
                <IconArrowDown size={16} aria-hidden />
              </ActionIcon>
            </Group>
          </Group>
        </>
      )}
    </Drawer>
  );
}

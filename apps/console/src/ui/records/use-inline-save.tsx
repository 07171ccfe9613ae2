import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import type { Page } from '../../api/envelope.ts';
import { api } from '../../api/index.ts';
import { ProblemText } from '../states/problem-text.tsx';
import { apiPath, type RecordBase, type Resource } from './resource.ts';

type Cached<Item> = Partial<InfiniteData<Page<Item>>>;

/**
 * Saves one field from a list: on screen at once, and put back with the reason when the server refuses. A change
 * made meanwhile by somebody else is such a reason: nothing is overwritten unseen.
 */
export function useInlineSave<Item extends RecordBase>(resource: Resource<Item>) {
  const { t } = useLingui();
  const queries = useQueryClient();

  function put(id: string, change: (item: Item) => Item) {
    queries.setQueriesData<Cached<Item>>({ queryKey: [resource.name, 'list'] }, (data) =>
      // Other parts of a page keep what they read below the same key, without pages.
      data?.pages
        ? {
            ...data,
            pages: data.pages.map((page) => ({ ...page, data: page.data.map((item) => (item.id === id ? change(item) : item)) })),
          }
        : data,
    );
  }

  async function save(item: Item, field: string & keyof Item, value: string | null): Promise<void> {
    await queries.cancelQueries({ queryKey: [resource.name, 'list'] });
    put(item.id, (now) => ({ ...now, [field]: value }));
    try {
      const saved = await api.patch<Item>(apiPath(resource, item.id), { [field]: value }, { ifMatch: item.version });
      put(item.id, (now) => ({ ...now, ...saved }));
    } catch (error) {
      put(item.id, (now) => ({ ...now, [field]: item[field] }));
      await queries.invalidateQueries({ queryKey: [resource.name] });
      const toast = notifications.show({
        color: 'red',
        autoClose: false,
        title: t`“${resource.titleOf(item)}” wasn’t saved`,
        message: <NotSaved error={error} onRetry={() => retry(toast, item, field, value)} />,
      });
    }
  }

  /** Against the version there is now: the person has seen the reason and wants it all the same. */
  async function retry(toast: string, item: Item, field: string & keyof Item, value: string | null) {
    notifications.hide(toast);
    const fresh = await api.get<Item>(apiPath(resource, item.id)).catch(() => item);
    await save({ ...item, version: fresh.version, [field]: fresh[field] }, field, value);
  }

  return (item: Item, field: string & keyof Item, value: string | null) => void save(item, field, value);
}

function NotSaved({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <Group justify="space-between" wrap="nowrap" align="end">
      <Text size="sm">
        <ProblemText error={error} />
      </Text>
      <Button size="compact-sm" variant="default" onClick={onRetry}>
        <Trans>Try again</Trans>
      </Button>
    </Group>
  );
}

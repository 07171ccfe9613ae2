import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Group, TagsInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconTag } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '../../api/index.ts';
import { apiPath, type RecordBase, type Resource } from '../../ui/records/resource.ts';
import { ProblemText } from '../../ui/states/problem-text.tsx';
import { useMay } from '../access/may.ts';
import type { Labels } from './custom-fields.ts';
import { useKnownTags } from './known-tags.ts';

interface TagsEditorProps<Item extends RecordBase & Labels> {
  resource: Resource<Item>;
  record: Item;
}

/** The tags of a record, changed where they stand: type, choose, leave. */
export function TagsEditor<Item extends RecordBase & Labels>({ resource, record }: TagsEditorProps<Item>) {
  const { t } = useLingui();
  const mayEdit = useMay(resource.name, 'UPDATE');
  const queries = useQueryClient();
  const [tags, setTags] = useState<string[] | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const known = useKnownTags(resource.name);

  async function close(next: string[]) {
    setTags(null);
    requestAnimationFrame(() => opener.current?.focus());
    if (JSON.stringify(next) === JSON.stringify(record.tags)) return;
    try {
      const saved = await api.patch<Item>(apiPath(resource, record.id), { tags: next }, { ifMatch: record.version });
      queries.setQueryData<Item>([resource.name, record.id, 'detail'], (now) => ({ ...now, ...saved }));
      await queries.invalidateQueries({ queryKey: [resource.name, 'list'] });
    } catch (error) {
      notifications.show({ color: 'red', autoClose: false, title: t`The tags weren’t saved`, message: <ProblemText error={error} /> });
      await queries.invalidateQueries({ queryKey: [resource.name] });
    }
  }

  if (tags) {
    return (
      <TagsInput
        aria-label={t`Tags`}
        data={known}
        maxTags={50}
        splitChars={[',', ';']}
        value={tags}
        onChange={setTags}
        onBlur={() => void close(tags)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') void close(record.tags);
        }}
        autoFocus
      />
    );
  }
  return (
    <Group gap={6}>
      {record.tags.map((tag) => (
        <Badge key={tag} variant="light" tt="none" fw={500}>
          <bdi>{tag}</bdi>
        </Badge>
      ))}
      {mayEdit && (
        <Button
          ref={opener}
          size="compact-xs"
          variant="subtle"
          leftSection={<IconTag size={14} aria-hidden />}
          onClick={() => setTags(record.tags)}
        >
          {record.tags.length > 0 ? <Trans>Change tags</Trans> : <Trans>Add tags</Trans>}
        </Button>
      )}
    </Group>
  );
}

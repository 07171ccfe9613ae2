import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, Stack, TagsInput } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../../api/index.ts';
import { apiPath, type RecordBase, type Resource } from '../../ui/records/resource.ts';
import { useBulk } from '../../ui/records/use-bulk.tsx';
import type { Selection } from '../../ui/records/use-selection.ts';
import { useMay } from '../access/may.ts';
import type { Labels } from './custom-fields.ts';
import { useKnownTags } from './known-tags.ts';

interface BulkTagProps<Item extends RecordBase & Labels> {
  resource: Resource<Item>;
  selection: Selection<Item>;
}

/** More tags for everything selected; those each has stay. */
export function BulkTag<Item extends RecordBase & Labels>({ resource, selection }: BulkTagProps<Item>) {
  const { t } = useLingui();
  const mayChange = useMay(resource.name, 'UPDATE');
  const { run, isBusy } = useBulk(resource, selection);
  const [isOpen, setOpen] = useState(false);
  const [tags, setTags] = useState<string[]>([]);
  const known = useKnownTags(resource.name);
  const count = selection.items.length;
  if (!mayChange) return null;

  function add() {
    setOpen(false);
    void run(
      (item) => api.patch(apiPath(resource, item.id), { tags: [...new Set([...item.tags, ...tags])] }, { ifMatch: item.version }),
      ({ done }) => <Plural value={done.length} one="# tagged" other="# tagged" />,
    );
  }

  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={isBusy}
        leftSection={<IconTag size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        <Trans>Add tags</Trans>
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={<Trans>Add tags</Trans>}
        centered
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <Stack>
          <TagsInput label={t`Tags`} data={known} maxTags={20} value={tags} onChange={setTags} data-autofocus />
          <Button disabled={tags.length === 0} onClick={add}>
            <Plural value={count} one="Tag # row" other="Tag # rows" />
          </Button>
        </Stack>
      </Modal>
    </>
  );
}

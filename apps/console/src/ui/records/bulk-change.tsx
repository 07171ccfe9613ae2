import type { MessageDescriptor } from '@lingui/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../../api/index.ts';
import type { Choice } from './list-definition.ts';
import { apiPath, type RecordBase, type Resource, useMayDo } from './resource.ts';
import { useBulk } from './use-bulk.tsx';
import type { Selection } from './use-selection.ts';

interface BulkChangeProps<Item extends RecordBase> {
  resource: Resource<Item>;
  selection: Selection<Item>;
  field: string & keyof Item;
  label: MessageDescriptor;
  /** Left out: any one line of text. */
  choices?: Choice[];
  /** From what was chosen or typed to what the API takes; left out: the text, null when empty. */
  toValue?: (text: string) => unknown;
}

/** The same value in one field of everything selected. */
export function BulkChange<Item extends RecordBase>({ resource, selection, field, label, choices, toValue }: BulkChangeProps<Item>) {
  const { i18n } = useLingui();
  const mayChange = useMayDo(resource, 'UPDATE');
  const { run, isBusy } = useBulk(resource, selection);
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState(choices?.[0]?.value ?? '');
  const name = i18n._(label);
  const count = selection.items.length;
  if (!mayChange) return null;

  function change() {
    setOpen(false);
    const value = toValue ? toValue(text) : text.trim() || null;
    void run(
      (item) => api.patch(apiPath(resource, item.id), { [field]: value }, { ifMatch: item.version }),
      ({ done }) => <Plural value={done.length} one="# changed" other="# changed" />,
    );
  }

  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={isBusy}
        leftSection={<IconPencil size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        <Trans>Change {name}</Trans>
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={<Trans>Change {name}</Trans>} centered>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            change();
          }}
        >
          <Stack>
            {choices ? (
              <NativeSelect
                label={name}
                data={choices}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
                data-autofocus
              />
            ) : (
              <TextInput
                label={name}
                maxLength={100}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
                data-autofocus
              />
            )}
            <Button type="submit">
              <Plural value={count} one="Change # row" other="Change # rows" />
            </Button>
          </Stack>
        </form>
      </Modal>
    </>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { GivenMark } from './mark.ts';

/** Somebody who isn't in the group: a guest, or a child who tries a lesson. Only the name is kept. */
export function AddGuest({ onAdd }: { onAdd: (mark: GivenMark) => void }) {
  const { t } = useLingui();
  const [name, setName] = useState('');
  const [isTrial, setTrial] = useState(false);

  function add(event: FormEvent) {
    event.preventDefault();
    const guestName = name.trim();
    if (!guestName) return;
    onAdd({ guestName, status: 'present', isTrial });
    setName('');
    setTrial(false);
  }

  return (
    <form onSubmit={add}>
      <Group align="end" gap="sm">
        <TextInput
          label={t`Somebody else is here`}
          placeholder={t`Name`}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          attributes={{ input: { dir: name ? 'auto' : undefined } }}
          flex="1 1 200px"
        />
        <Checkbox label={t`Trial lesson`} checked={isTrial} onChange={(event) => setTrial(event.currentTarget.checked)} mb={8} />
        <Button type="submit" variant="default" disabled={!name.trim()} leftSection={<IconUserPlus size={16} aria-hidden />}>
          <Trans>Add</Trans>
        </Button>
      </Group>
    </form>
  );
}

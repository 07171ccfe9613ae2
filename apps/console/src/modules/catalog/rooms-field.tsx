import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Fieldset, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { NumberField } from '../../ui/form/number-fields.tsx';
import { TextField } from '../../ui/form/text-fields.tsx';
import type { Room } from './branch.ts';
import styles from './rooms-field.module.css';

interface RoomsForm {
  rooms: (Omit<Room, 'id'> & { id?: string })[];
}

/** The rooms of a branch, line by line. A room keeps its id through renaming: lessons point at it. */
export function RoomsField() {
  const { t } = useLingui();
  const { control } = useFormContext<RoomsForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'rooms', keyName: 'key' });
  return (
    <Fieldset legend={t`Rooms`}>
      <Stack gap="xs">
        {fields.map((field, index) => (
          <div key={field.key} className={styles.room}>
            <TextField name={`rooms.${index}.name`} label={t`Name`} isRequired maxLength={100} />
            <NumberField name={`rooms.${index}.seats`} label={t`Seats`} isRequired min={1} max={10_000} />
            <ActionIcon
              variant="subtle"
              color="red"
              size={36}
              aria-label={t`Remove room ${field.name || index + 1}`}
              onClick={() => remove(index)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        <Button
          variant="light"
          size="compact-sm"
          className={styles.add}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => append({ name: '', seats: 12 }, { focusName: `rooms.${fields.length}.name` })}
        >
          <Trans>Add a room</Trans>
        </Button>
      </Stack>
    </Fieldset>
  );
}

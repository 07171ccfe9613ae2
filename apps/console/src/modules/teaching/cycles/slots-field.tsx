import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Fieldset, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { SelectField } from '../../../ui/form/select-field.tsx';
import { TimeField } from '../../../ui/form/text-fields.tsx';
import { useWeekdays } from '../../access/settings/place-choices.ts';
import { branchQuery } from '../../catalog/branch.ts';
import styles from './slots-field.module.css';

interface SlotsForm {
  branchId: string;
  dayOfWeek: { day: string; startTime: string; endTime: string; roomId: string }[];
}

/** The lessons of a week, line by line. Rooms are those of the branch chosen above. */
export function SlotsField() {
  const { t } = useLingui();
  const { control } = useFormContext<SlotsForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'dayOfWeek', keyName: 'key' });
  const branchId = useWatch({ control, name: 'branchId' });
  const branch = useQuery({ ...branchQuery(branchId), enabled: branchId !== '' }).data;
  const rooms = branch?.rooms.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const days = useWeekdays();
  return (
    <Fieldset legend={t`Lessons of a week`}>
      <Stack gap="xs">
        {fields.map((field, index) => (
          <div key={field.key} className={styles.slot}>
            <SelectField name={`dayOfWeek.${index}.day`} label={t`Day`} choices={days} />
            <TimeField name={`dayOfWeek.${index}.startTime`} label={t`From`} isRequired />
            <TimeField name={`dayOfWeek.${index}.endTime`} label={t`To`} isRequired />
            {rooms.length > 0 && <SelectField name={`dayOfWeek.${index}.roomId`} label={t`Room`} none={t`No room`} choices={rooms} />}
            {fields.length > 1 && (
              <ActionIcon variant="subtle" color="red" size={36} aria-label={t`Remove lesson ${index + 1}`} onClick={() => remove(index)}>
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            )}
          </div>
        ))}
        <Button
          variant="light"
          size="compact-sm"
          className={styles.add}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => append({ day: '0', startTime: '16:00', endTime: '17:00', roomId: '' })}
        >
          <Trans>Add another lesson a week</Trans>
        </Button>
      </Stack>
    </Fieldset>
  );
}

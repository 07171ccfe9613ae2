import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { DateField } from '../../../ui/form/date-field.tsx';
import { NumberField } from '../../../ui/form/number-fields.tsx';

interface VatForm {
  vatPeriods: { startsOn: string; rateBp: number | null }[];
}

/** Each rate holds from its day until the next one. */
export function VatPeriodsField() {
  const { t } = useLingui();
  const { control } = useFormContext<VatForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'vatPeriods', keyName: 'key' });
  return (
    <Stack gap="xs">
      {fields.length === 0 && (
        <Text c="dimmed">
          <Trans>No VAT. Add the rate and the day it begins.</Trans>
        </Text>
      )}
      {fields.map((field, index) => (
        <Group key={field.key} align="end" gap="sm">
          <DateField name={`vatPeriods.${index}.startsOn`} label={t`From`} isRequired />
          <NumberField name={`vatPeriods.${index}.rateBp`} label={t`VAT, in percent`} isRequired hasDecimals min={0} max={100} />
          <ActionIcon variant="subtle" color="red" size={36} aria-label={t`Remove rate ${index + 1}`} onClick={() => remove(index)}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          variant="light"
          size="compact-sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => append({ startsOn: '', rateBp: null })}
        >
          <Trans>Add a VAT rate</Trans>
        </Button>
      </Group>
    </Stack>
  );
}

import { useLingui } from '@lingui/react/macro';
import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useFormContext } from 'react-hook-form';
import { textOf, useField } from '../../../../ui/form/use-field.ts';
import type { Choice } from '../../../../ui/records/list-definition.ts';
import styles from './hours-form.module.css';
import type { HoursValues } from './hours-form.tsx';
import { slotTrouble } from './hours-rules.ts';

interface SlotRowProps {
  at: number;
  dayName: string;
  branches: Choice[];
  onRemove: () => void;
}

/** Labels name the day, too: whoever hears them doesn't see the row they stand in. */
export function SlotRow({ at, dayName, branches, onRemove }: SlotRowProps) {
  const { t } = useLingui();
  const { getValues } = useFormContext<HoursValues>();
  const start = useField({ name: `weekly.${at}.startTime`, label: t`From, ${dayName}`, isRequired: true });
  const end = useField(
    { name: `weekly.${at}.endTime`, label: t`To, ${dayName}`, isRequired: true },
    {
      validate: () => {
        const slots = getValues('weekly').map((slot) => ({ ...slot, branchId: slot.branchId || null }));
        const trouble = slotTrouble(slots, at);
        if (trouble === 'order') return t`The end must come after the beginning.`;
        return trouble === null || t`This overlaps other hours of the day.`;
      },
    },
  );
  const branch = useField({ name: `weekly.${at}.branchId`, label: t`Where, ${dayName}` });
  return (
    <div className={styles.slot}>
      <TextInput {...bare(start.input)} type="time" value={textOf(start.value)} onChange={start.onChange} />
      <TextInput {...bare(end.input)} type="time" value={textOf(end.value)} onChange={end.onChange} />
      <NativeSelect
        {...bare(branch.input)}
        className={styles.branch}
        value={textOf(branch.value)}
        data={[{ value: '', label: t`Anywhere` }, ...branches]}
        onChange={branch.onChange}
      />
      <ActionIcon variant="subtle" color="red" size={36} aria-label={t`Remove these hours: ${dayName}`} onClick={onRemove}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}

/** The same input without its label above it: the row has no room for one. */
function bare<Input extends { label: string; withAsterisk?: boolean }>({ label, withAsterisk, ...input }: Input) {
  return { ...input, 'aria-label': label };
}

import { Trans, useLingui } from '@lingui/react/macro';
import { SimpleGrid } from '@mantine/core';
import { api } from '../../../../api/index.ts';
import { DateField } from '../../../../ui/form/date-field.tsx';
import { PlainForm } from '../../../../ui/form/plain-form.tsx';
import { TextField, TimeField } from '../../../../ui/form/text-fields.tsx';
import { timeOffPath } from './time-off.ts';

interface TimeOffFormProps {
  instructorId: string;
  onAdded: () => Promise<void>;
  onCancel: () => void;
}

const EMPTY = { startDate: '', endDate: '', startTime: '', endTime: '', reason: '' };

/** Whole days, or with times a part of one. What is left empty isn't sent. */
export function TimeOffForm({ instructorId, onAdded, onCancel }: TimeOffFormProps) {
  const { t } = useLingui();

  async function add(values: typeof EMPTY) {
    const given = Object.entries(values).flatMap(([name, value]) => (value.trim() ? [[name, value.trim()] as const] : []));
    await api.post(timeOffPath(instructorId), Object.fromEntries(given));
    await onAdded();
  }

  return (
    <PlainForm values={EMPTY} onSubmit={add} submitLabel={<Trans>Add time off</Trans>} onCancel={onCancel} isGuarded>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DateField name="startDate" label={t`First day`} isRequired autoFocus />
        <DateField name="endDate" label={t`Last day`} description={t`Left empty: one day.`} />
        <TimeField name="startTime" label={t`From`} description={t`Only for a part of one day.`} />
        <TimeField name="endTime" label={t`To`} description={t`Only for a part of one day.`} />
      </SimpleGrid>
      <TextField name="reason" label={t`Reason`} maxLength={500} description={t`Seen by administrators, managers and the person.`} />
    </PlainForm>
  );
}

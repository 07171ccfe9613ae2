import { Trans, useLingui } from '@lingui/react/macro';
import { SimpleGrid } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import { DateField } from '../../../ui/form/date-field.tsx';
import { PlainForm } from '../../../ui/form/plain-form.tsx';
import { RecordPicker } from '../../../ui/form/record-picker.tsx';
import { SwitchField, TextField, TimeField } from '../../../ui/form/text-fields.tsx';
import { refetchTeaching } from '../changed.ts';
import { cycles } from '../cycles/resource.ts';
import { Refusal } from '../refusal.tsx';
import type { Meeting } from './meeting.ts';
import { meetings } from './resource.ts';

interface LessonFormProps {
  /** Left out: it is chosen here. */
  cycleId?: string;
  when: { date: string; startTime: string; endTime: string };
  onDone: () => void;
}

export function LessonForm({ cycleId, when, onDone }: LessonFormProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const values = { cycleId: cycleId ?? '', ...when, topic: '', allowOverlap: false };

  async function add({ topic, allowOverlap, ...lesson }: typeof values) {
    await api.post<Meeting>('/meetings', {
      ...lesson,
      ...(topic.trim() ? { topic: topic.trim() } : {}),
      ...(allowOverlap ? { allowOverlap } : {}),
    });
    await refetchTeaching(queries);
    notifications.show({ message: <Trans>The lesson is on the calendar.</Trans> });
    onDone();
  }

  return (
    <PlainForm
      values={values}
      fields={meetings.fields}
      submitLabel={<Trans>Add the lesson</Trans>}
      onCancel={onDone}
      onSubmit={add}
      explain={(error) => <Refusal error={error} />}
    >
      {!cycleId && <RecordPicker name="cycleId" resource={cycles} isRequired autoFocus />}
      <DateField name="date" isRequired autoFocus={cycleId !== undefined} />
      <SimpleGrid cols={2}>
        <TimeField name="startTime" isRequired />
        <TimeField name="endTime" isRequired />
      </SimpleGrid>
      <TextField name="topic" maxLength={300} />
      <SwitchField name="allowOverlap" label={t`Allow another lesson at the same time`} />
    </PlainForm>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { SimpleGrid } from '@mantine/core';
import { DateField } from '../../../ui/form/date-field.tsx';
import { PlainForm } from '../../../ui/form/plain-form.tsx';
import { SwitchField, TextField, TimeField } from '../../../ui/form/text-fields.tsx';
import { Refusal } from '../refusal.tsx';
import type { Meeting } from './meeting.ts';
import { meetings } from './resource.ts';
import { useLessonChange } from './use-lesson-change.ts';

/** Another lesson takes its place; this one stays as postponed, with the reason. */
export function PostponeLesson({ meeting, onDone }: { meeting: Meeting; onDone: () => void }) {
  const { t } = useLingui();
  const change = useLessonChange(meeting, onDone);
  const { startTime, endTime } = meeting;
  return (
    <PlainForm
      values={{ newDate: '', newStartTime: startTime, newEndTime: endTime, reason: '', allowOverlap: false }}
      fields={meetings.fields}
      submitLabel={<Trans>Postpone the lesson</Trans>}
      onCancel={onDone}
      onSubmit={(values) => change('postpone', values, <Trans>The lesson is postponed.</Trans>)}
      explain={(error) => <Refusal error={error} />}
    >
      <DateField name="newDate" isRequired autoFocus />
      <SimpleGrid cols={2}>
        <TimeField name="newStartTime" isRequired />
        <TimeField name="newEndTime" isRequired />
      </SimpleGrid>
      <TextField name="reason" isRequired maxLength={500} />
      <SwitchField name="allowOverlap" label={t`Allow another lesson at the same time`} />
    </PlainForm>
  );
}

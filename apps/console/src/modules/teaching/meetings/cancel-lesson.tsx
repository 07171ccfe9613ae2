import { Trans, useLingui } from '@lingui/react/macro';
import { PlainForm } from '../../../ui/form/plain-form.tsx';
import { SwitchField, TextField } from '../../../ui/form/text-fields.tsx';
import { Refusal } from '../refusal.tsx';
import type { Meeting } from './meeting.ts';
import { meetings } from './resource.ts';
import { useLessonChange } from './use-lesson-change.ts';

/** It won't be held; a make-up lesson may follow the last one. */
export function CancelLesson({ meeting, onDone }: { meeting: Meeting; onDone: () => void }) {
  const { t } = useLingui();
  const change = useLessonChange(meeting, onDone);
  return (
    <PlainForm
      values={{ reason: '', replace: true, payInstructor: false }}
      fields={meetings.fields}
      submitLabel={<Trans>Cancel the lesson</Trans>}
      isDanger
      onCancel={onDone}
      onSubmit={(values) => change('cancel', values, <Trans>The lesson is cancelled.</Trans>)}
      explain={(error) => <Refusal error={error} />}
    >
      <TextField name="reason" isRequired maxLength={500} autoFocus description={t`For example: the instructor is ill`} />
      <SwitchField name="replace" label={t`Plan a make-up lesson after the last one`} />
      <SwitchField name="payInstructor" label={t`Pay the instructor all the same`} />
    </PlainForm>
  );
}

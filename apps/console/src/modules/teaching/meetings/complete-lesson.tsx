import { Trans } from '@lingui/react/macro';
import { bodyOf } from '../../../ui/form/body.ts';
import { PlainForm } from '../../../ui/form/plain-form.tsx';
import { LongTextField, TextField } from '../../../ui/form/text-fields.tsx';
import { Refusal } from '../refusal.tsx';
import type { Meeting } from './meeting.ts';
import { meetings } from './resource.ts';
import { useLessonChange } from './use-lesson-change.ts';

interface LessonFormProps {
  meeting: Meeting;
  onDone: () => void;
}

/** The lesson was held: its money is fixed. */
export function CompleteLesson({ meeting, onDone }: LessonFormProps) {
  const change = useLessonChange(meeting, onDone);
  return (
    <PlainForm
      values={{ topic: meeting.topic ?? '', notes: meeting.notes ?? '' }}
      fields={meetings.fields}
      submitLabel={<Trans>Complete the lesson</Trans>}
      onCancel={onDone}
      onSubmit={(values) => change('complete', bodyOf(values), <Trans>The lesson is completed.</Trans>)}
      explain={(error) => <Refusal error={error} />}
    >
      <TextField name="topic" maxLength={300} autoFocus />
      <LongTextField name="notes" maxLength={5000} />
    </PlainForm>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { PlainForm } from '../../../ui/form/plain-form.tsx';
import { RecordPicker } from '../../../ui/form/record-picker.tsx';
import { SwitchField } from '../../../ui/form/text-fields.tsx';
import { instructors } from '../../catalog/instructors/resource.ts';
import { Refusal } from '../refusal.tsx';
import type { Meeting } from './meeting.ts';
import { meetings } from './resource.ts';
import { useLessonChange } from './use-lesson-change.ts';

/** Somebody else teaches it, and is paid for it. */
export function SubstituteInstructor({ meeting, onDone }: { meeting: Meeting; onDone: () => void }) {
  const { t } = useLingui();
  const change = useLessonChange(meeting, onDone);
  return (
    <PlainForm
      values={{ instructorId: '', allowOverlap: false }}
      fields={meetings.fields}
      submitLabel={<Trans>Let them teach it</Trans>}
      onCancel={onDone}
      onSubmit={(values) => change('substitute', values, <Trans>The substitute teaches this lesson.</Trans>)}
      explain={(error) => <Refusal error={error} />}
    >
      <RecordPicker name="instructorId" resource={instructors} label={t`Who teaches instead`} isRequired autoFocus />
      <SwitchField name="allowOverlap" label={t`Allow another lesson at the same time`} />
    </PlainForm>
  );
}

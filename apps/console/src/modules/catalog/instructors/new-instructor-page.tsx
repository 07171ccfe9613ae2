import { useLingui } from '@lingui/react/macro';
import { NewRecordPage } from '../../../ui/records/new-record-page.tsx';
import { InstructorForm } from './instructor-form.tsx';
import { instructors } from './resource.ts';

export default function NewInstructorPage() {
  const { t } = useLingui();
  return (
    <NewRecordPage resource={instructors} title={t`Add an instructor`} crumbs={[]} listPath="/instructors">
      {(life) => <InstructorForm {...life} />}
    </NewRecordPage>
  );
}

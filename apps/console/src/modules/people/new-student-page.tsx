import { Trans, useLingui } from '@lingui/react/macro';
import { NewRecordPage } from '../../ui/records/new-record-page.tsx';
import { students } from './resources.ts';
import { StudentForm } from './student-form.tsx';

export default function NewStudentPage() {
  const { t } = useLingui();
  return (
    <NewRecordPage resource={students} title={t`Add a student`} crumbs={[{ label: <Trans>Families</Trans> }]} listPath="/students">
      {(life) => <StudentForm {...life} />}
    </NewRecordPage>
  );
}

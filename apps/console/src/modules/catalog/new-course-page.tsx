import { useLingui } from '@lingui/react/macro';
import { NewRecordPage } from '../../ui/records/new-record-page.tsx';
import { CourseForm } from './course-form.tsx';
import { courses } from './resources.ts';

export default function NewCoursePage() {
  const { t } = useLingui();
  return (
    <NewRecordPage resource={courses} title={t`Add a course`} crumbs={[]} listPath="/courses">
      {(life) => <CourseForm {...life} />}
    </NewRecordPage>
  );
}

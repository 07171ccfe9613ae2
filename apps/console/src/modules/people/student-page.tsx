import { Trans } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { RecordPage } from '../../ui/records/record-page.tsx';
import { RecordSkeleton } from '../../ui/records/record-skeleton.tsx';
import { useMay, useScope } from '../access/may.ts';
import { ConsentsPanel } from '../privacy/consents/consents-panel.tsx';
import { USUAL_PERIOD } from '../progress/period.ts';
import { ProgressSkeleton } from '../progress/progress-skeleton.tsx';
import { ProgressWidget } from '../progress/progress-widget.tsx';
import { StudentRegistrations } from '../teaching/registrations/student-registrations.tsx';
import { MakeUpCredits } from '../teaching/students/make-up-credits.tsx';
import { StudentGlance } from '../teaching/students/student-glance.tsx';
import { StudentDuplicates } from './merging/student-duplicates.tsx';
import { students } from './resources.ts';
import { studentQuery } from './student.ts';
import { StudentFacts } from './student-facts.tsx';
import { StudentForm } from './student-form.tsx';

const route = getRouteApi('/signed-in/students/$studentId');

export default function StudentPage() {
  const { studentId } = route.useParams();
  const { days = USUAL_PERIOD } = route.useSearch();
  const navigate = route.useNavigate();
  const maySeeCustomer = useScope('customers', 'VIEW') === 'all';
  const maySeeProgress = useMay('progress', 'VIEW');
  return (
    <RecordPage
      resource={students}
      query={useQuery(studentQuery(studentId))}
      crumbs={[{ label: <Trans>Families</Trans> }]}
      listPath="/students"
      skeleton={<RecordSkeleton>{maySeeProgress && <ProgressSkeleton />}</RecordSkeleton>}
      tabs={(student) => [
        {
          id: 'overview',
          label: <Trans>Overview</Trans>,
          content: (
            <>
              <StudentGlance studentId={student.id} />
              <Stack gap="md">
                <StudentFacts student={student} withLastActive={!maySeeProgress} />
                <StudentDuplicates student={student} />
                <StudentRegistrations students={[student]} />
                <MakeUpCredits studentId={student.id} />
              </Stack>
              {maySeeProgress && (
                <ProgressWidget
                  studentId={student.id}
                  days={days}
                  onDays={(next) => void navigate({ search: (now) => ({ ...now, days: next }), replace: true, resetScroll: false })}
                />
              )}
            </>
          ),
        },
        ...(maySeeCustomer
          ? [
              {
                id: 'privacy',
                label: <Trans>Privacy</Trans>,
                content: (
                  <Stack gap="md">
                    <ConsentsPanel customer={student.customer} students={[student]} studentId={student.id} />
                  </Stack>
                ),
              },
            ]
          : []),
      ]}
      editForm={(student, life) => <StudentForm student={student} {...life} />}
    />
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { isApiError } from '../../api/api-error.ts';
import { CopyId } from '../../ui/copy-id.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { LoadProblem } from '../../ui/states/load-problem.tsx';
import { NothingHere } from '../../ui/states/nothing-here.tsx';
import { usePageTitle } from '../../ui/use-page-title.ts';
import { useMay } from '../access/may.ts';
import { USUAL_PERIOD } from '../progress/period.ts';
import { ProgressWidget } from '../progress/progress-widget.tsx';
import { studentQuery } from './student.ts';
import { StudentFacts } from './student-facts.tsx';
import { StudentSkeleton } from './student-skeleton.tsx';

const route = getRouteApi('/signed-in/students/$studentId');

export default function StudentPage() {
  const { studentId } = route.useParams();
  const { days = USUAL_PERIOD } = route.useSearch();
  const navigate = route.useNavigate();
  const maySeeProgress = useMay('progress', 'VIEW');
  const student = useQuery(studentQuery(studentId));
  usePageTitle(student.data?.name);

  if (student.isPending) return <StudentSkeleton withProgress={maySeeProgress} />;
  if (isApiError(student.error, 'NOT_FOUND')) return <NoSuchStudent />;
  if (!student.data) {
    return <LoadProblem error={student.error} onRetry={() => student.refetch()} isRetrying={student.isRefetching} />;
  }
  const { name, id } = student.data;
  return (
    <>
      <PageHeader
        crumbs={[{ label: <Trans>Families</Trans> }, { label: <Trans>Students</Trans>, to: '/students' }, { label: <bdi>{name}</bdi> }]}
        title={<bdi>{name}</bdi>}
        actions={<CopyId id={id} />}
      />
      <StudentFacts student={student.data} withLastActive={!maySeeProgress} />
      {maySeeProgress && (
        <ProgressWidget
          studentId={id}
          days={days}
          onDays={(next) => void navigate({ search: { days: next }, replace: true, resetScroll: false })}
        />
      )}
    </>
  );
}

function NoSuchStudent() {
  const { t } = useLingui();
  usePageTitle(t`Student not found`);
  return (
    <NothingHere
      order={1}
      icon={<IconUserQuestion size={32} stroke={1.5} aria-hidden />}
      title={<Trans>There is no such student</Trans>}
      action={
        <Button component={Link} to="/students">
          <Trans>All students</Trans>
        </Button>
      }
    >
      <Trans>The link may be incomplete, or the student has been deleted or belongs to another school.</Trans>
    </NothingHere>
  );
}

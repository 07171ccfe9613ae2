import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { PageHeader } from '../../ui/page-header.tsx';
import { LoadProblem, NotAllowed } from '../../ui/states/load-problem.tsx';
import { usePageTitle } from '../../ui/use-page-title.ts';
import { useMay } from '../access/may.ts';
import { NoStudents } from './no-students.tsx';
import { studentsQuery } from './student.ts';
import type { StudentFilters } from './student-filters.ts';
import { StudentsSkeleton } from './students-skeleton.tsx';
import { StudentsTable } from './students-table.tsx';
import { StudentsToolbar } from './students-toolbar.tsx';

const route = getRouteApi('/signed-in/students');

export default function StudentsPage() {
  const { t } = useLingui();
  const isAllowed = useMay('students', 'VIEW');
  usePageTitle(t`Students`);
  if (!isAllowed) return <NotAllowed />;
  return (
    <>
      <PageHeader crumbs={[{ label: <Trans>Families</Trans> }, { label: <Trans>Students</Trans> }]} title={<Trans>Students</Trans>} />
      <StudentsList />
    </>
  );
}

function StudentsList() {
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery({ ...studentsQuery(filters), placeholderData: keepPreviousData });
  const students = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? [], [list.data]);

  function change(next: Partial<StudentFilters>) {
    // Replaced, not pushed: Back leaves the list instead of undoing keystrokes one by one.
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true, resetScroll: true });
  }

  return (
    <>
      <StudentsToolbar filters={filters} onChange={change} isBusy={list.isPlaceholderData} />
      {list.isPending ? (
        <StudentsSkeleton />
      ) : list.isError && students.length === 0 ? (
        <LoadProblem error={list.error} onRetry={() => list.refetch()} isRetrying={list.isRefetching} />
      ) : students.length === 0 ? (
        <NoStudents filters={filters} onClear={() => change({ search: undefined, grade: undefined })} />
      ) : (
        <StudentsTable
          students={students}
          filters={filters}
          onChange={change}
          isStale={list.isPlaceholderData}
          more={{
            hasMore: list.hasNextPage,
            isLoading: list.isFetchingNextPage,
            error: list.isFetchNextPageError ? list.error : null,
            load: () => void list.fetchNextPage(),
          }}
        />
      )}
    </>
  );
}

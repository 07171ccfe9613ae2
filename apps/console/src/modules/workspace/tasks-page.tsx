import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useShortcuts } from '../../ui/keys/use-shortcuts.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Quiet } from '../../ui/quiet.tsx';
import { ListExport } from '../../ui/records/list-export.tsx';
import { ListSkeleton } from '../../ui/records/list-skeleton.tsx';
import { LoadProblem, NotAllowed } from '../../ui/states/load-problem.tsx';
import { NotFound } from '../../ui/states/not-found.tsx';
import { usePageTitle } from '../../ui/use-page-title.ts';
import { useMay, useScope } from '../access/may.ts';
import { useMe } from '../access/me.ts';
import { isMissing, taskFilters, tasksQuery } from './task.ts';
import { TaskForm } from './task-form.tsx';
import { TaskList } from './task-list.tsx';
import { TASK_VIEWS } from './task-search.ts';

const route = getRouteApi('/signed-in/tasks');

export default function TasksPage() {
  const { t } = useLingui();
  const isAllowed = useMay('tasks', 'VIEW');
  usePageTitle(t`Tasks`);
  if (!isAllowed) return <NotAllowed />;
  return <Tasks />;
}

function Tasks() {
  const { t } = useLingui();
  const { view = 'mine' } = route.useSearch();
  const navigate = route.useNavigate();
  const seesAll = useScope('tasks', 'VIEW') === 'all';
  const mayAdd = useMay('tasks', 'CREATE');
  const { id: myId } = useMe();
  const list = useInfiniteQuery(tasksQuery(view, myId));
  const tasks = list.data?.pages.flatMap((page) => page.data) ?? [];
  useShortcuts(mayAdd ? { n: () => document.querySelector<HTMLInputElement>('input[name=title]')?.focus() } : {});
  const names = { mine: t`Mine`, all: t`Everybody’s`, done: t`Done` };
  if (isMissing(list.error)) return <NotFound />;
  return (
    <>
      <PageHeader
        crumbs={[{ label: t`Tasks` }]}
        title={t`Tasks`}
        actions={<ListExport resource="tasks" query={taskFilters(view, myId)} />}
      />
      <Stack gap="md">
        {mayAdd && <TaskForm />}
        <div>
          <SegmentedControl
            aria-label={t`Which tasks`}
            value={view}
            onChange={(value) => void navigate({ search: { view: TASK_VIEWS.find((each) => each === value) }, replace: true })}
            data={TASK_VIEWS.filter((each) => seesAll || each !== 'all').map((each) => ({ value: each, label: names[each] }))}
          />
        </div>
        <Panel order={2} title={names[view]}>
          {list.isPending && <ListSkeleton />}
          {list.isError && <LoadProblem error={list.error} onRetry={() => list.refetch()} isRetrying={list.isRefetching} />}
          {list.isSuccess && tasks.length === 0 && (
            <Quiet>
              <Trans>Nothing here. Write down what should not be forgotten.</Trans>
            </Quiet>
          )}
          <TaskList tasks={tasks} />
          {list.hasNextPage && (
            <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              <Trans>More</Trans>
            </Button>
          )}
        </Panel>
      </Stack>
    </>
  );
}

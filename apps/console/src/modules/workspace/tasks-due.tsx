import { Trans } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Panel } from '../../ui/panel.tsx';
import { Quiet } from '../../ui/quiet.tsx';
import { ListSkeleton } from '../../ui/records/list-skeleton.tsx';
import { ProblemText } from '../../ui/states/problem-text.tsx';
import { useMe } from '../access/me.ts';
import { isMissing, tasksQuery } from './task.ts';
import { TaskList } from './task-list.tsx';

const FEW = 8;

/** My open tasks, those due soonest first. */
export function TasksDue() {
  const list = useInfiniteQuery(tasksQuery('mine', useMe().id));
  const tasks = list.data?.pages[0]?.data ?? [];
  if (isMissing(list.error)) return null;
  return (
    <Panel
      order={2}
      title={<Trans>My tasks</Trans>}
      aside={
        <Anchor component={Link} to="/tasks" size="sm">
          <Trans>All tasks</Trans>
        </Anchor>
      }
    >
      {list.isPending && <ListSkeleton />}
      {list.isError && (
        <Quiet>
          <ProblemText error={list.error} />
        </Quiet>
      )}
      {list.isSuccess && tasks.length === 0 && (
        <Quiet>
          <Trans>No open tasks.</Trans>
        </Quiet>
      )}
      <TaskList tasks={tasks.slice(0, FEW)} />
    </Panel>
  );
}

import { Trans } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { QueryPanel } from '../../ui/query-panel.tsx';
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
    <QueryPanel
      title={<Trans>My tasks</Trans>}
      aside={
        <Anchor component={Link} to="/tasks" size="sm">
          <Trans>All tasks</Trans>
        </Anchor>
      }
      query={list}
      isEmpty={tasks.length === 0}
      empty={<Trans>No open tasks.</Trans>}
    >
      <TaskList tasks={tasks.slice(0, FEW)} />
    </QueryPanel>
  );
}

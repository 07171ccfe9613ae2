import { Trans } from '@lingui/react/macro';
import { Anchor, Checkbox, Text, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useNow } from '../../ui/format/use-now.ts';
import { useShortcuts } from '../../ui/keys/use-shortcuts.ts';
import { Moment } from '../../ui/moment.tsx';
import { Rows } from '../../ui/rows.tsx';
import { useMe } from '../access/me.ts';
import { entityPage, type Task } from './task.ts';
import styles from './task-list.module.css';
import { useTaskChange } from './use-task-change.tsx';

/** Tasks with a tick each; j and k walk, x ticks the one in focus off. */
export function TaskList({ tasks }: { tasks: Task[] }) {
  const me = useMe();
  const toggle = useTaskChange();
  const list = useRef<HTMLElement>(null);
  const boxes = () => [...(list.current?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])];
  const here = () => boxes().findIndex((box) => box.matches(':focus'));
  useShortcuts({
    j: () => boxes()[Math.min(here() + 1, boxes().length - 1)]?.focus(),
    k: () => boxes()[Math.max(here() - 1, 0)]?.focus(),
    x: () => boxes()[here()]?.click(),
  });
  return (
    <Rows
      isOrdered
      ref={(element) => {
        list.current = element;
      }}
    >
      {tasks.map((task) => {
        const page = entityPage(task.entity);
        return (
          <li key={task.id}>
            <Checkbox
              checked={task.status === 'done'}
              onChange={() => toggle(task)}
              label={<bdi>{task.title}</bdi>}
              aria-keyshortcuts="x"
            />
            <span className={styles.aside}>
              {page && (
                <Anchor component={Link} to={page} size="sm">
                  <Trans>Open</Trans> <VisuallyHidden>{task.title}</VisuallyHidden>
                </Anchor>
              )}
              {task.assignee.id !== me.id && (
                <Text span size="sm" c="dimmed">
                  <bdi>{task.assignee.name}</bdi>
                </Text>
              )}
              {task.dueAt && task.status === 'open' && <Due at={task.dueAt} />}
            </span>
          </li>
        );
      })}
    </Rows>
  );
}

function Due({ at }: { at: string }) {
  const isLate = Date.parse(at) < useNow();
  return (
    <Text span size="sm" c={isLate ? 'var(--bad)' : 'dimmed'}>
      {isLate ? (
        <Trans>
          Late: <Moment at={at} />
        </Trans>
      ) : (
        <Moment at={at} isAlone />
      )}
    </Text>
  );
}

import { useLingui } from '@lingui/react/macro';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import { UndoToast } from '../../ui/records/undo-toast.tsx';
import { ProblemText } from '../../ui/states/problem-text.tsx';
import type { Task } from './task.ts';

/** Ticks a task off, or takes the tick back. */
export function useTaskChange() {
  const { t } = useLingui();
  const queries = useQueryClient();

  async function set(task: Task, status: Task['status']) {
    try {
      const saved = await api.patch<Task>(`/tasks/${encodeURIComponent(task.id)}`, { status }, { ifMatch: task.version });
      const undo = () => void set(saved, task.status);
      const text = status === 'done' ? t`Done: ${task.title}` : t`Open again: ${task.title}`;
      notifications.show({ message: <UndoToast text={text} onUndo={undo} /> });
    } catch (error) {
      notifications.show({
        color: 'red',
        autoClose: false,
        title: t`“${task.title}” wasn’t saved`,
        message: <ProblemText error={error} />,
      });
    }
    await queries.invalidateQueries({ queryKey: ['tasks'] });
  }

  return (task: Task) => void set(task, task.status === 'open' ? 'done' : 'open');
}

import { useLingui } from '@lingui/react/macro';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import { ProblemText } from '../../ui/states/problem-text.tsx';
import { type SavedView, savedViewsQuery } from './saved-view.ts';

export function useViewChanges(resource: string) {
  const { t } = useLingui();
  const queries = useQueryClient();

  async function change(act: () => Promise<unknown>, done: string) {
    try {
      await act();
      notifications.show({ message: done });
    } catch (error) {
      notifications.show({ color: 'red', autoClose: false, title: t`The view wasn’t saved`, message: <ProblemText error={error} /> });
    }
    await queries.invalidateQueries({ queryKey: savedViewsQuery(resource).queryKey });
  }

  const pathOf = ({ id }: SavedView) => `/saved-views/${encodeURIComponent(id)}`;
  return {
    setDefault: (view: SavedView) => void change(() => api.post(`${pathOf(view)}/set-default`, {}), t`This list begins with ${view.name}`),
    remove: (view: SavedView) => void change(() => api.delete(pathOf(view), { ifMatch: view.version }), t`“${view.name}” deleted`),
  };
}

import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/index.ts';
import { apiPath } from '../../../ui/records/resource.ts';
import { ProblemText } from '../../../ui/states/problem-text.tsx';
import { users } from './resource.ts';
import { type User, userQuery } from './user.ts';

type UserAction = 'activate' | 'deactivate' | 'invite' | 'reset-two-factor';

/** Does one thing to a user, and shows the user as they are afterwards. */
export function useUserAction(user: User) {
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);

  async function run(action: UserAction): Promise<void> {
    const after = await api.post<User>(`${apiPath(users, user.id)}/${action}`, {});
    queries.setQueryData(userQuery(user.id).queryKey, after);
    await queries.invalidateQueries({ queryKey: ['users'] });
  }

  /** Does it, or says why not. */
  async function said(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      notifications.show({ color: 'red', autoClose: false, message: <ProblemText error={error} /> });
    } finally {
      setBusy(false);
    }
  }

  const tell = (action: UserAction, done: string) =>
    said(async () => {
      await run(action);
      notifications.show({ message: done });
    });
  return { run, said, tell, isBusy };
}

import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../../api/index.ts';
import { apiPath } from '../../../ui/records/resource.ts';
import { refetchTeaching } from '../changed.ts';
import { type Meeting, meetingQuery } from './meeting.ts';
import { meetings } from './resource.ts';

/** Asks for one of a lesson's operations, and puts the answer where pages look for it. */
export function useLessonChange(meeting: Pick<Meeting, 'id'>, onDone: () => void) {
  const queries = useQueryClient();

  return async (operation: string, body: object, said: ReactNode): Promise<void> => {
    await api.post<Meeting>(`${apiPath(meetings, meeting.id)}/${operation}`, body);
    await queries.invalidateQueries({ queryKey: meetingQuery(meeting.id).queryKey });
    await refetchTeaching(queries);
    notifications.show({ message: said });
    onDone();
  };
}

import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback } from 'react';
import { api } from '../../../api/index.ts';
import { apiPath } from '../../../ui/records/resource.ts';
import { refetchTeaching } from '../changed.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { meetings } from '../meetings/resource.ts';

/** Where a lesson was dropped. */
export interface NewTime {
  date: string;
  startTime: string;
  endTime: string;
}

/** Sends a move; what the server says against it is thrown. */
export function useMoveLesson() {
  const queries = useQueryClient();

  return useCallback(
    async (lesson: Meeting, time: NewTime, said: ReactNode, allowOverlap = false): Promise<void> => {
      const body = { ...time, ...(allowOverlap ? { allowOverlap } : {}) };
      await api.patch<Meeting>(apiPath(meetings, lesson.id), body, { ifMatch: lesson.version });
      await refetchTeaching(queries);
      notifications.show({ message: said });
    },
    [queries],
  );
}

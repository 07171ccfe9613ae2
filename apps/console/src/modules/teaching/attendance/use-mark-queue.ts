import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { isApiError } from '../../../api/api-error.ts';
import { useMe } from '../../access/me.ts';
import { createMarkQueue, type MarkQueue, type Waiting } from './mark-queue.ts';
import { rollQuery } from './roll.ts';
import { sendMarks } from './send-marks.ts';

let current: { userId: string; queue: MarkQueue } | null = null;

/** A cut line, a server that is down or busy, a session to be renewed: all of that passes. */
export function isPassing(error: unknown): boolean {
  return isApiError(error) && (error.status === 0 || error.status >= 500 || error.status === 401 || error.status === 429);
}

function queueFor(userId: string, queries: QueryClient): MarkQueue {
  if (current?.userId === userId) return current.queue;
  current?.queue.stop();
  const queue = createMarkQueue({
    storage: window.localStorage,
    userId,
    async send(meetingId, attendance) {
      queries.setQueryData(rollQuery(meetingId).queryKey, await sendMarks(meetingId, attendance));
    },
    isPassing,
    later(run, ms) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
  current = { userId, queue };
  return queue;
}

export function useMarkQueue(): MarkQueue {
  const queries = useQueryClient();
  const { id } = useMe();
  return useMemo(() => queueFor(id, queries), [id, queries]);
}

/** Around every page: sends what an earlier visit left, and what waits as soon as the connection is back. */
export function useMarkSending(): void {
  const queue = useMarkQueue();
  useEffect(() => {
    const flush = () => void queue.flush();
    flush();
    window.addEventListener('online', flush);
    return () => window.removeEventListener('online', flush);
  }, [queue]);
}

/** What of a lesson's marks the server doesn't have yet. */
export function useWaitingMarks(meetingId: string): Waiting {
  const queue = useMarkQueue();
  return useSyncExternalStore(queue.subscribe, () => queue.waiting(meetingId));
}

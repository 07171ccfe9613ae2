import { SyncState } from './sync-state.tsx';
import { useWaitingMarks } from './use-mark-queue.ts';

/** A lesson of the grid whose marks aren't all with the server; one that is saved says nothing. */
export function LessonSync({ meetingId }: { meetingId: string }) {
  const { state } = useWaitingMarks(meetingId);
  return state === 'saved' ? null : <SyncState meetingId={meetingId} />;
}

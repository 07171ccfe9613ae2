import type { TenantTx } from '../../../platform/db/transactions.ts';
import { tellMeetings } from './meeting-changes.ts';
import { lockMeeting } from './meetings.ts';
import { currentMeeting, setRecording } from './meetings-store.ts';

/** Keeps where a lesson can be watched, unless somebody has said so already. */
export async function keepRecording(tx: TenantTx, id: string, url: string): Promise<void> {
  const { before } = await lockMeeting(tx, id);
  if (before.recordingUrl !== null) return;
  await setRecording(tx, id, url);
  await tellMeetings(tx, 'updated', [{ before, after: await currentMeeting(tx, id) }]);
}

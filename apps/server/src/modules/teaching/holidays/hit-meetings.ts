import type { TenantTx } from '../../../platform/db/transactions.ts';
import { getHoliday } from '../../catalog/index.ts';
import { lockCycles } from '../cycles/cycles-store.ts';
import { cancelMeeting } from '../meetings/meeting-moves.ts';
import { meetingFor } from '../meetings/meeting-view.ts';
import { type Outcome, oneByOne } from '../one-by-one.ts';
import type { HitMeetings, MoveRequest } from './hit-meetings-schemas.ts';
import { listHitMeetings } from './hit-meetings-store.ts';

const MOST = 500;

/** The lessons to come that a holiday hits. */
export async function readHitMeetings(tx: TenantTx, id: string): Promise<HitMeetings> {
  const found = await listHitMeetings(tx, await getHoliday(tx, id), MOST + 1);
  return { meetings: found.slice(0, MOST).map((meeting) => meetingFor(tx.caller, meeting)), hasMore: found.length > MOST };
}

/** Moves lessons that a holiday hits behind the last of their cycles, each or why not. All of them, unless some are named. */
export async function moveHitMeetings(tx: TenantTx, id: string, { meetingIds }: MoveRequest): Promise<{ results: Outcome[] }> {
  const holiday = await getHoliday(tx, id);
  const hit = (await listHitMeetings(tx, holiday, MOST)).filter((one) => meetingIds === undefined || meetingIds.includes(one.id));
  await lockCycles(
    tx,
    hit.map(({ cycleId }) => cycleId),
  );
  return oneByOne(
    tx,
    hit.map((meeting) => meeting.id),
    (meetingId) => cancelMeeting(tx, meetingId, { reason: holiday.name, replace: true, payInstructor: false }),
  );
}

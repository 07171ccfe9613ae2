import { z } from 'zod';
import { inSystem, type TenantTx } from '../../platform/db/transactions.ts';
import { type Job, job } from '../../platform/jobs/jobs.ts';
import type { System } from '../../system.ts';
import { plainName } from './suggestions/plain-name.ts';
import { deleteParticipants, forgetRooms } from './zoom/rooms-store.ts';

/** Long enough to confirm who was there, also for somebody who was on holiday. */
const KEEP_DAYS = 30;

export function meetingRoomJobs({ database }: System): Job[] {
  return [
    job({
      name: 'meeting-rooms.forget',
      data: z.object({}),
      cron: '23 3 * * *',
      run: () => inSystem(database, 'meeting-rooms: forget who was in a room', (tx) => forgetRooms(tx, KEEP_DAYS)),
    }),
  ];
}

/** Takes a family out of the rooms they were in. */
export async function forgetParticipants(
  tx: TenantTx,
  { names, emails }: { names: readonly string[]; emails: readonly string[] },
): Promise<void> {
  await deleteParticipants(
    tx,
    names.map(plainName),
    emails.map((email) => email.toLowerCase()),
  );
}

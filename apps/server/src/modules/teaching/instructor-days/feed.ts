import { systemCaller } from '../../../platform/caller.ts';
import { randomSecret, sha256 } from '../../../platform/crypto/secrets.ts';
import { inSystem, inTenant, type TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { daysAfter } from '../../../platform/time/instants.ts';
import type { System } from '../../../system.ts';
import { localToday } from '../places-store.ts';
import { calendarOf } from './calendar.ts';
import type { CalendarFeed } from './day-schemas.ts';
import { endFeed, findFeed, getSeenInstructor, listDays, replaceFeed } from './day-store.ts';

const DAYS_BACK = 90;
const DAYS_AHEAD = 400;

/** A new address of an instructor's calendar; the one before it ends. */
export async function openFeed({ config }: System, tx: TenantTx, instructorId: string): Promise<CalendarFeed> {
  await getSeenInstructor(tx, instructorId);
  const token = randomSecret(24);
  await replaceFeed(tx, instructorId, sha256(token));
  await record(tx, { action: 'instructor.calendar_opened', entity: 'instructor', entityId: instructorId });
  const base = (config.PUBLIC_URL ?? `http://localhost:${config.PORT}`).replace(/\/$/, '');
  return { url: `${base}/api/v1/instructors/${encodeURIComponent(instructorId)}/calendar.ics?token=${token}` };
}

/** Ends the address: calendars that have it find nothing from now on. */
export async function closeFeed(tx: TenantTx, instructorId: string): Promise<void> {
  await getSeenInstructor(tx, instructorId);
  await endFeed(tx, instructorId);
  await record(tx, { action: 'instructor.calendar_closed', entity: 'instructor', entityId: instructorId });
}

/** The calendar behind an address. A wrong token, another instructor's or one that ended: there is no such calendar. */
export async function readFeed({ database }: System, instructorId: string, token: string): Promise<string> {
  const feed = await inSystem(database, 'teaching: find a calendar feed', (tx) => findFeed(tx, sha256(token)));
  if (feed?.instructorId !== instructorId) throw notFound('calendar');
  return inTenant(
    database,
    systemCaller(feed.tenantId, 'system', 'calendar feed'),
    async (tx) => {
      const today = await localToday(tx);
      const { name } = await getSeenInstructor(tx, instructorId);
      return calendarOf(name, await listDays(tx, instructorId, daysAfter(today, -DAYS_BACK), daysAfter(today, DAYS_AHEAD)));
    },
    'read',
  );
}

import { createHash } from 'node:crypto';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { invalid } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { schoolOf } from '../../access/index.ts';
import { getBranch, holdBranch } from '../branches/branches-store.ts';
import { localToday } from '../today-store.ts';
import { type CalendarEvent, type CalendarFrame, readCalendar } from './calendar-file.ts';
import { keepHoliday, refuseTooMany } from './holidays.ts';
import { type HolidayOfCalendar, insertNewHolidays, listImported } from './holidays-store.ts';
import type { CalendarFile, HolidayImport, ImportedHoliday } from './schemas.ts';

const YEARS_BACK = 1;
const YEARS_AHEAD = 3;
const MOST_DATES = 1000;

/**
 * Takes the holidays of a calendar file over. An event is known by its UID and date: one that was imported before, for the
 * same branch, is skipped, also when its holiday was changed or deleted since. What can't be read is reported, the rest made.
 */
export async function importHolidays(tx: TenantTx, { ics, branchId = null }: CalendarFile): Promise<HolidayImport> {
  if (branchId && !(await holdBranch(tx, branchId))) throw invalid('branchId', 'is not a branch of this school');
  const events = readCalendar(ics, await frameOf(tx, branchId));
  if (!events) throw invalid('ics', 'holds no events; send the text of an .ics file');
  const wanted = events.map((event) => holidaysOf(event, branchId));
  const holidays = wanted.flat();
  if (Math.max(holidays.length, events.length) > MOST_DATES) {
    throw invalid('ics', `holds more than ${MOST_DATES} holidays; send it in parts`);
  }
  const made = await insertNewHolidays(tx, holidays);
  await refuseTooMany(tx);
  for (const holiday of made) await keepHoliday(tx, 'created', undefined, holiday);
  const madeIds = new Set(made.map(({ id }) => id));
  const keys = holidays.filter(({ id }) => !madeIds.has(id)).map(({ importKey }) => importKey);
  const there = new Map((await listImported(tx, keys)).map((one) => [one.importKey, one]));
  return reportOf(
    events.flatMap((event, index): ImportedHoliday[] => {
      if (!('dates' in event)) return [{ ...event, startDate: null, endDate: null, holidayId: null }];
      return (wanted[index] ?? []).map(({ id, importKey, name, startDate, endDate }) => {
        const shown = { uid: event.uid, name, startDate, endDate };
        if (madeIds.has(id)) return { ...shown, result: 'created', reason: null, holidayId: id };
        const known = there.get(importKey);
        const reason = known?.isDeleted ? 'was imported before and deleted since; restore it if you want it' : 'is there already';
        return { ...shown, result: 'skipped', reason, holidayId: known?.id ?? null };
      });
    }),
  );
}

/** Repeated events come for last year, this one and the next three. */
async function frameOf(tx: TenantTx, branchId: string | null): Promise<CalendarFrame> {
  const year = Number((await localToday(tx)).slice(0, 4));
  const zone = branchId ? (await getBranch(tx, branchId)).timezone : null;
  const timeZone = zone ?? (await schoolOf(tx)).timezone;
  return { first: `${year - YEARS_BACK}-01-01`, last: `${year + YEARS_AHEAD}-12-31`, timeZone };
}

function holidaysOf(event: CalendarEvent, branchId: string | null): HolidayOfCalendar[] {
  if (!('dates' in event)) return [];
  const { uid, name, dates } = event;
  return dates.map(({ startDate, endDate }) => {
    // Without a UID its name has to do. A digest, because a UID may be longer than an index entry.
    const importKey = createHash('sha256')
      .update(JSON.stringify([branchId, uid || name, startDate]))
      .digest('base64url');
    return { id: newId('hol'), name, startDate, endDate, branchId, importKey };
  });
}

function reportOf(events: ImportedHoliday[]): HolidayImport {
  const count = (wanted: ImportedHoliday['result']) => events.filter(({ result }) => result === wanted).length;
  return { created: count('created'), skipped: count('skipped'), errors: count('error'), events };
}

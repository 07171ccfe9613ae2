import ICAL from 'ical.js';
import { daysAfter, daysBetween } from '../../../platform/time/instants.ts';
import { LocalDate, line } from '../fields.ts';
import { type RepeatRule, yearlyDates } from './yearly.ts';

/** An event of a calendar file: on which days, or why on none. */
export type CalendarEvent = { uid: string; name: string } & (
  | { dates: readonly { startDate: string; endDate: string }[] }
  | { result: 'skipped' | 'error'; reason: string }
);

/** Where a repeated event is looked for, and the zone in which an instant has a date. */
export interface CalendarFrame {
  first: string;
  last: string;
  timeZone: string;
}

const LONGEST_DAYS = 366;
const Name = line(200);

/** The events of an .ics file (RFC 5545), in its order; one that can't be read spoils no other. Null: it has none. */
export function readCalendar(ics: string, frame: CalendarFrame): CalendarEvent[] | null {
  const blocks = eventBlocks(ics);
  return blocks.length === 0 ? null : blocks.map((block) => readEvent(block, frame));
}

// Line by line: a search by pattern for what never ends would read the rest of the file again for each beginning.
function eventBlocks(ics: string): string[] {
  const blocks: string[] = [];
  let block: string[] | null = null;
  for (const row of ics.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    if (/^BEGIN:VEVENT\s*$/i.test(row)) block = [];
    block?.push(row);
    if (!block || !/^END:VEVENT\s*$/i.test(row)) continue;
    blocks.push(block.join('\r\n'));
    block = null;
  }
  return blocks;
}

/** A property in jCal (RFC 7265): name, parameters, type, values. */
type Property = [name: string, parameters: object, type: string, ...values: unknown[]];

function readEvent(block: string, frame: CalendarFrame): CalendarEvent {
  let properties: Property[];
  try {
    // The parser answers `any`-typed jCal: [name, properties, components].
    properties = (ICAL.parse(block) as [string, Property[]])[1];
  } catch {
    return { uid: '', name: '', result: 'error', reason: 'can’t be read as an event; look at its lines' };
  }
  const event = new EventParts(properties);
  const uid = event.text('uid').slice(0, 1000);
  const name = event.text('summary').replace(/\p{Cc}+/gu, ' ');
  const known = { uid, name: name.slice(0, 200) };
  if (event.text('status').toUpperCase() === 'CANCELLED') return { ...known, result: 'skipped', reason: 'is cancelled in the calendar' };
  const named = Name.safeParse(name.trim().slice(0, 200));
  if (!named.success) return { ...known, result: 'error', reason: 'has no name (SUMMARY)' };
  const found = datesOf(event, frame);
  if (typeof found === 'string') return { ...known, result: 'error', reason: found };
  if (found.length > 0) return { uid, name: named.data, dates: found };
  return { ...known, result: 'skipped', reason: `does not fall between ${frame.first} and ${frame.last}` };
}

class EventParts {
  readonly #properties: readonly Property[];

  constructor(properties: readonly Property[]) {
    this.#properties = properties;
  }

  values(name: string): unknown[] {
    return this.#properties.flatMap(([is, , , ...values]) => (is === name ? values : []));
  }

  text(name: string): string {
    const [value] = this.values(name);
    return typeof value === 'string' ? value.normalize('NFC').trim() : '';
  }
}

/** The days of the event, or what is wrong with it. */
function datesOf(event: EventParts, frame: CalendarFrame): { startDate: string; endDate: string }[] | string {
  if (event.values('recurrence-id').length > 0) return 'changes one date of a repeated event; change that holiday here';
  if (event.values('rdate').length > 0) return 'has dates of its own (RDATE); add them here';
  const begin = event.text('dtstart');
  const startDate = localDate(begin, frame.timeZone);
  if (!startDate) return 'has no date that can be read (DTSTART)';
  const endDate = lastDay(begin, startDate, event, frame.timeZone);
  if (!endDate || endDate < startDate) return 'has no end that can be read (DTEND, DURATION)';
  const days = daysBetween(startDate, endDate);
  if (days >= LONGEST_DAYS) return `lasts longer than ${LONGEST_DAYS} days`;
  const [rule, another] = event.values('rrule');
  if (rule === undefined) return [{ startDate, endDate }];
  const starts = another === undefined && isRule(rule) ? yearlyDates(startDate, rule, frame.last) : null;
  if (!starts) return 'repeats in a way that is not read here; only every year, on a date or on the n-th weekday of a month';
  const except = event.values('exdate').map((value) => localDate(String(value), frame.timeZone));
  return starts
    .filter((date) => date >= frame.first && !except.includes(date))
    .map((date) => ({ startDate: date, endDate: daysAfter(date, days) }));
}

function isRule(value: unknown): value is RepeatRule {
  return typeof value === 'object' && value !== null;
}

/** The end is the first moment after it: of whole days the day after, of hours perhaps midnight. */
function lastDay(begin: string, startDate: string, event: EventParts, timeZone: string): string | null {
  const end = event.text('dtend');
  if (end) {
    const isSame = end === begin;
    if (isSame) return startDate;
    return isWholeDay(end) ? localDate(end, timeZone) && daysAfter(end, -1) : localDate(end, timeZone, -1);
  }
  const duration = event.text('duration');
  if (!duration) return startDate;
  const lastsMs = durationMs(duration);
  return lastsMs === null ? null : localDate(begin, timeZone, Math.max(lastsMs / 1000 - 1, 0));
}

const isWholeDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** The date of a jCal date or time, moved by seconds; a time of no zone, or of a named one, keeps the date it says. */
function localDate(text: string, timeZone: string, movedSeconds = 0): string | null {
  const [, date, time, isUtc] = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d:\d\d)?(Z?)$/.exec(text) ?? [];
  if (!LocalDate.safeParse(date).success) return null;
  const instant = new Date(Date.parse(`${date}${time ?? 'T00:00:00'}Z`) + movedSeconds * 1000);
  if (Number.isNaN(instant.getTime())) return null;
  // Sweden writes its dates as ISO does.
  const moved = isUtc ? instant.toLocaleDateString('sv-SE', { timeZone }) : instant.toISOString().slice(0, 10);
  return LocalDate.safeParse(moved).success ? moved : null;
}

function durationMs(text: string): number | null {
  const parts = /^\+?P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$/.exec(text);
  if (!parts) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

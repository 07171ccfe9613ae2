import { describe, expect, it } from 'vitest';
import { readCalendar } from './calendar-file.ts';

const frame = { first: '2025-01-01', last: '2027-12-31', timeZone: 'Asia/Jerusalem' };
const file = (...events: string[][]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flatMap((rows) => ['BEGIN:VEVENT', ...rows, 'END:VEVENT']), 'END:VCALENDAR'].join('\r\n');
const only = (...rows: string[]) => readCalendar(file(['UID:1@x', 'SUMMARY:A day', ...rows]), frame)?.[0];
const day = (startDate: string, endDate = startDate) => ({ uid: '1@x', name: 'A day', dates: [{ startDate, endDate }] });

describe('an event of a calendar file', () => {
  it.each([
    { what: 'a whole day', rows: ['DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261226'], is: day('2026-12-25') },
    { what: 'a whole day without an end', rows: ['DTSTART;VALUE=DATE:20261225'], is: day('2026-12-25') },
    {
      what: 'a whole day that ends where it begins',
      rows: ['DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261225'],
      is: day('2026-12-25'),
    },
    { what: 'several days', rows: ['DTSTART;VALUE=DATE:20260926', 'DTEND;VALUE=DATE:20261004'], is: day('2026-09-26', '2026-10-03') },
    { what: 'days by duration', rows: ['DTSTART;VALUE=DATE:20260926', 'DURATION:P1W1D'], is: day('2026-09-26', '2026-10-03') },
    { what: 'a time of UTC, on the school’s date', rows: ['DTSTART:20261224T230000Z', 'DTEND:20261225T210000Z'], is: day('2026-12-25') },
    {
      what: 'a time until midnight',
      rows: ['DTSTART;TZID=Asia/Jerusalem:20261225T180000', 'DTEND;TZID=Asia/Jerusalem:20261226T000000'],
      is: day('2026-12-25'),
    },
    { what: 'hours past midnight', rows: ['DTSTART:20261225T180000', 'DURATION:PT8H'], is: day('2026-12-25', '2026-12-26') },
    { what: 'folded lines', rows: ['DTSTART;VALUE=DATE:202612', ' 25'], is: day('2026-12-25') },
  ])('$what', ({ rows, is }) => {
    expect(only(...rows)).toEqual(is);
  });

  it('that comes every year is there for each year of the frame, but for those taken out', () => {
    expect(only('DTSTART;VALUE=DATE:20200501', 'DTEND;VALUE=DATE:20200503', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20260501')).toEqual({
      uid: '1@x',
      name: 'A day',
      dates: [
        { startDate: '2025-05-01', endDate: '2025-05-02' },
        { startDate: '2027-05-01', endDate: '2027-05-02' },
      ],
    });
  });

  it.each([
    { why: /every year/, rows: ['DTSTART;VALUE=DATE:20260501', 'RRULE:FREQ=WEEKLY'] },
    { why: /RDATE/, rows: ['DTSTART;VALUE=DATE:20260501', 'RDATE;VALUE=DATE:20260601'] },
    { why: /changes one date/, rows: ['DTSTART;VALUE=DATE:20260501', 'RECURRENCE-ID;VALUE=DATE:20260501'] },
    { why: /DTSTART/, rows: [] },
    { why: /DTSTART/, rows: ['DTSTART;VALUE=DATE:20260231'] },
    { why: /DTSTART/, rows: ['DTSTART;VALUE=DATE:00010101'] },
    { why: /DTEND/, rows: ['DTSTART;VALUE=DATE:20260501', 'DTEND;VALUE=DATE:20260401'] },
    { why: /DTEND/, rows: ['DTSTART;VALUE=DATE:20260501', 'DURATION:soon'] },
    { why: /366/, rows: ['DTSTART;VALUE=DATE:20260501', 'DTEND;VALUE=DATE:20290501'] },
    { why: /can’t be read/, rows: ['DTSTART;VALUE=DATE:20260501', 'RRULE:FREQ=SOMETIMES'] },
  ])('says what is wrong with it: $why', ({ why, rows }) => {
    expect(only(...rows)).toMatchObject({ result: 'error', reason: expect.stringMatching(why) });
  });

  it('without a name, or cancelled, or out of the frame, is none', () => {
    const nameless = readCalendar(file(['UID:1', 'DTSTART;VALUE=DATE:20260501']), frame);
    expect(nameless).toEqual([{ uid: '1', name: '', result: 'error', reason: expect.stringMatching(/SUMMARY/) }]);
    expect(only('STATUS:CANCELLED', 'DTSTART;VALUE=DATE:20260501')).toMatchObject({ result: 'skipped' });
    expect(only('DTSTART;VALUE=DATE:20100501', 'RRULE:FREQ=YEARLY;COUNT=3')).toMatchObject({ result: 'skipped' });
  });

  it('that can’t be read spoils no other', () => {
    const events = readCalendar(file(['nonsense'], ['UID:2', 'SUMMARY:Fine', 'DTSTART;VALUE=DATE:20260501']), frame);
    expect(events?.map((event) => ('dates' in event ? 'read' : event.result))).toEqual(['error', 'read']);
  });
});

describe('a file', () => {
  it.each(['', 'hello', 'BEGIN:VCALENDAR\nEND:VCALENDAR', 'BEGIN:VEVENT\nSUMMARY:never ends'])('without an event is none: %j', (text) => {
    expect(readCalendar(text, frame)).toBeNull();
  });

  it('of a megabyte of beginnings is read in no time', () => {
    const started = performance.now();
    expect(readCalendar('BEGIN:VEVENT\n'.repeat(77_000), frame)).toBeNull();
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

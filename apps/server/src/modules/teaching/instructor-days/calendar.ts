import ical, { ICalEventBusyStatus, ICalEventStatus } from 'ical-generator';
import type { CalendarMeeting } from './day-store.ts';

// How often calendars that ask are told to come again.
const REFRESH_SECONDS = 900;

/**
 * Lessons as an iCalendar (RFC 5545). A lesson keeps its UID however often it is put off, and its SEQUENCE grows: so it
 * moves in the calendar instead of standing there twice. Times are in UTC, which every calendar shows on its own clock.
 */
export function calendarOf(name: string, meetings: readonly CalendarMeeting[]): string {
  const calendar = ical({ name, prodId: { company: 'Rollbook', product: 'Lessons', language: 'EN' }, ttl: REFRESH_SECONDS });
  for (const meeting of meetings) {
    calendar.createEvent({
      id: `${meeting.originalId}@rollbook`,
      sequence: meeting.sequence,
      start: new Date(meeting.startsAt),
      end: new Date(meeting.endsAt),
      stamp: new Date(meeting.updatedAt),
      lastModified: new Date(meeting.updatedAt),
      summary: meeting.topic ? `${meeting.cycle.name}: ${meeting.topic}` : meeting.cycle.name,
      location: [meeting.branch.name, meeting.room, meeting.address].filter(Boolean).join(', '),
      description: meeting.joinUrl,
      url: meeting.joinUrl,
      status: meeting.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      busystatus: meeting.status === 'cancelled' ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
    });
  }
  return calendar.toString();
}

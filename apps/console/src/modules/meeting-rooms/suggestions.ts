import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import type { Mark } from '../teaching/attendance/mark.ts';
import type { Named } from '../teaching/named.ts';

/** Somebody who was in the video room of a lesson. */
interface RoomPerson {
  name: string;
  joinedAt: string | null;
  leftAt: string | null;
  student: Named | null;
  suggested: 'present' | 'late' | null;
  marked: Mark | null;
}

interface Suggestions {
  meetingId: string;
  startedAt: string | null;
  endedAt: string | null;
  people: RoomPerson[];
}

export function suggestionsPath(meetingId: string): string {
  return `/meetings/${encodeURIComponent(meetingId)}/attendance-suggestions`;
}

export function suggestionsQuery(meetingId: string) {
  return queryOptions({
    // Below the marks: what is marked changes what is still to be confirmed.
    queryKey: ['attendance', 'list', { room: meetingId }],
    queryFn: ({ signal }) => api.get<Suggestions>(suggestionsPath(meetingId), { signal }),
  });
}

interface ToConfirm {
  student: Named;
  suggested: 'present' | 'late';
  joinedAt: string | null;
}

/** Whose mark can be taken from the room: recognised, and not marked yet. */
export function toConfirm({ people }: Suggestions): ToConfirm[] {
  return people.flatMap(({ student, suggested, marked, joinedAt }) =>
    student && suggested && !marked ? [{ student, suggested, joinedAt }] : [],
  );
}

/** Who is none of the children, as far as one can tell by the name. */
export function strangersIn({ people }: Suggestions): string[] {
  return people.flatMap(({ student, name }) => (student ? [] : [name]));
}

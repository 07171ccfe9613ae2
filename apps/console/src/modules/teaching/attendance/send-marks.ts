import { api } from '../../../api/index.ts';
import { type GivenMark, whoOf } from './mark.ts';
import type { Roll } from './roll.ts';

/** Sends a lesson's marks; what was taken back is looked up first, since only the server's own id names it. */
export async function sendMarks(meetingId: string, marks: readonly GivenMark[]): Promise<Roll> {
  const path = encodeURIComponent(meetingId);
  const given = marks.filter(({ status }) => status !== null);
  const gone = new Set(marks.filter(({ status }) => status === null).map(whoOf));
  const read = () => api.get<Roll>(`/attendance/meeting/${path}`);
  if (gone.size > 0) {
    for (const { id, studentId, guestName } of (await read()).marked) {
      const who = whoOf({ ...(studentId === null ? {} : { studentId }), ...(guestName === null ? {} : { guestName }) });
      if (gone.has(who)) await api.delete(`/attendance/${encodeURIComponent(id)}`);
    }
  }
  return given.length > 0 ? api.put<Roll>(`/meetings/${path}/attendance/bulk`, { attendance: given }) : read();
}

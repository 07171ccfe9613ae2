import { done, make, type School } from './example-school.ts';
import { joinMeeting, makeCycle } from './example-teaching.ts';

let rooms = 0;

/** What Zoom says when the room of a lesson opens, which is under way just now. */
export async function openZoomRoom(school: School): Promise<unknown> {
  const id = String(80_000_000_000 + rooms++);
  await makeLessonNow(school, { joinUrl: `https://us02web.zoom.us/j/${id}` });
  return { event: 'meeting.started', event_ts: Date.now(), payload: { object: { id, start_time: new Date().toISOString() } } };
}

/** The student of the examples was in the room of a meeting. */
export async function comeToRoom(school: School, meetingId: string): Promise<void> {
  await joinMeeting(school, meetingId);
  await school.server.database.look(
    `INSERT INTO room_participants (tenant_id, meeting_id, participant_key, name, plain_name, joined_at)
     VALUES ($1, $2, 'somebody', 'The student of the examples', 'examples of student the the', now())`,
    [school.id, meetingId],
  );
}

/** A lesson that the student of the examples is in, under way just now. */
async function makeLessonNow(school: School, more: object = {}): Promise<string> {
  const [date = ''] = new Date().toLocaleString('sv', { timeZone: 'Asia/Jerusalem' }).split(' ');
  const cycleId = await makeCycle(school, { startDate: date });
  const id = await make(school.admin, '/api/v1/meetings', { cycleId, date, startTime: '00:01', endTime: '23:59', ...more });
  await joinMeeting(school, id);
  return id;
}

/** The token of an instructor's link to such a lesson. */
export async function openLesson(school: School): Promise<string> {
  const { url } = await done(school.admin('POST', `/api/v1/meetings/${await makeLessonNow(school)}/instructor-link`));
  return String(url).split('/').at(-1) ?? '';
}

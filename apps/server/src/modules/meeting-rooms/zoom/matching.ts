/** A lesson that is joined by a link. */
export interface JoinedMeeting {
  id: string;
  startsAt: string;
  endsAt: string;
  joinUrl: string;
}

/** The number of the Zoom room behind a link to join; null when it is no such link. */
export function roomIdOf(joinUrl: string): string | null {
  if (!URL.canParse(joinUrl)) return null;
  const { hostname, pathname } = new URL(joinUrl);
  if (!/(^|\.)(zoom\.us|zoomgov\.com)$/.test(hostname)) return null;
  return /^\/(?:j|w|s|wc|wc\/join)\/(\d{8,12})(?:\/|$)/.exec(pathname)?.[1] ?? null;
}

// A room tried out the evening before is not yet the lesson.
const NEAR_MS = 6 * 60 * 60 * 1000;

/**
 * The lesson that was held in a room at a moment. A room is used again week by week, so of several it is the one that is
 * nearest: under way at that moment, else begun or ended the least time away.
 */
export function meetingIn(meetings: readonly JoinedMeeting[], roomId: string, at: string): JoinedMeeting | null {
  const moment = Date.parse(at);
  const away = ({ startsAt, endsAt }: JoinedMeeting) => Math.max(Date.parse(startsAt) - moment, moment - Date.parse(endsAt), 0);
  const inRoom = meetings.filter((meeting) => roomIdOf(meeting.joinUrl) === roomId && away(meeting) <= NEAR_MS);
  return inRoom.sort((a, b) => away(a) - away(b) || Date.parse(b.startsAt) - Date.parse(a.startsAt))[0] ?? null;
}

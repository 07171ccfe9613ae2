import { z } from 'zod';

/** What came in. Zoom adds fields as it likes: those we don't know are passed over. */
export const ZoomMessage = z.looseObject({
  event: z.string().max(100),
  event_ts: z.number().optional(),
  payload: z.looseObject({}),
});
export type ZoomMessage = z.output<typeof ZoomMessage>;

/** Something a video room tells of a lesson, in our words. */
export type RoomNews =
  | { kind: 'validation'; plainToken: string }
  | { kind: 'started' | 'ended'; roomId: string; at: string }
  | { kind: 'recorded'; roomId: string; at: string; url: string }
  | { kind: 'joined' | 'left'; roomId: string; at: string; who: RoomParticipant };

export interface RoomParticipant {
  /** Stays the same when somebody comes back. */
  key: string;
  name: string;
  email: string | null;
}

const Instant = z.iso.datetime({ offset: true });
const RoomId = z.union([z.string().regex(/^\d{8,12}$/), z.number().int().min(10_000_000).max(999_999_999_999)]).transform(String);
const text = (max: number) =>
  z.string().transform((value) =>
    value
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, max)
      .toWellFormed(),
  );
const Started = z.looseObject({ id: RoomId, start_time: Instant });
const Ended = z.looseObject({ id: RoomId, end_time: Instant });
const Recorded = Started.extend({ share_url: z.url({ protocol: /^https$/ }).max(2000) });
const Participant = {
  id: text(200).optional(),
  user_name: text(200).pipe(z.string().min(1)),
  email: text(254).optional(),
};
const Joined = z.looseObject({ id: RoomId, participant: z.looseObject({ ...Participant, join_time: Instant }) });
const Left = z.looseObject({ id: RoomId, participant: z.looseObject({ ...Participant, leave_time: Instant }) });
const Validation = z.looseObject({ plainToken: z.string().min(1).max(1000) });

/** Reads a message; null for an event we do nothing with, and for one that says too little. */
export function readZoom({ event, payload }: ZoomMessage): RoomNews | null {
  const { object } = payload;
  switch (event) {
    case 'endpoint.url_validation':
      return read(Validation, payload, ({ plainToken }) => ({ kind: 'validation', plainToken }));
    case 'meeting.started':
      return read(Started, object, ({ id, start_time }) => ({ kind: 'started', roomId: id, at: start_time }));
    case 'meeting.ended':
      return read(Ended, object, ({ id, end_time }) => ({ kind: 'ended', roomId: id, at: end_time }));
    case 'recording.completed':
      return read(Recorded, object, ({ id, start_time, share_url }) => ({ kind: 'recorded', roomId: id, at: start_time, url: share_url }));
    case 'meeting.participant_joined':
      return read(Joined, object, ({ id, participant }) => ({
        kind: 'joined',
        roomId: id,
        at: participant.join_time,
        who: whoIs(participant),
      }));
    case 'meeting.participant_left':
      return read(Left, object, ({ id, participant }) => ({
        kind: 'left',
        roomId: id,
        at: participant.leave_time,
        who: whoIs(participant),
      }));
    default:
      return null;
  }
}

function read<Said>(schema: z.ZodType<Said>, value: unknown, newsOf: (said: Said) => RoomNews): RoomNews | null {
  const parsed = schema.safeParse(value);
  return parsed.success ? newsOf(parsed.data) : null;
}

function whoIs({ id, user_name, email }: { id?: string | undefined; user_name: string; email?: string | undefined }): RoomParticipant {
  const address = email?.toLowerCase() || null;
  // Only who is signed in to Zoom has an id.
  return { key: id || address || `name:${user_name.toLowerCase()}`, name: user_name, email: address };
}

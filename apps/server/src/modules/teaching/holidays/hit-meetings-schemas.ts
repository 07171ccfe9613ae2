import { z } from 'zod';
import { Id } from '../../access/index.ts';
import { Meeting } from '../meetings/meeting-schemas.ts';

export const HitMeetings = z.object({
  meetings: z.array(Meeting),
  hasMore: z.boolean().describe('True: more than 500; move these first.'),
});
export type HitMeetings = z.output<typeof HitMeetings>;

export const MoveRequest = z.strictObject({
  meetingIds: z.array(Id).min(1).max(500).optional().describe('Left out: all that the holiday hits, up to 500.'),
});
export type MoveRequest = z.output<typeof MoveRequest>;

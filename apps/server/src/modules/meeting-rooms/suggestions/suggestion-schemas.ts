import { z } from 'zod';
import { Id } from '../../access/index.ts';
import { AttendanceStatus } from '../../teaching/index.ts';

export const AttendanceSuggestions = z.object({
  meetingId: z.string(),
  startedAt: z.string().nullable().describe('When the room was really opened; null: nothing was heard.'),
  endedAt: z.string().nullable(),
  people: z.array(
    z.object({
      name: z.string().describe('As they call themselves in the room.'),
      joinedAt: z.string().nullable(),
      leftAt: z.string().nullable(),
      student: z
        .object({ id: z.string(), name: z.string() })
        .nullable()
        .describe('Null: none of those in this lesson, or it is not clear which.'),
      suggested: z.enum(['present', 'late']).nullable(),
      marked: AttendanceStatus.nullable().describe('What somebody has marked already; that stays.'),
    }),
  ),
});
export type AttendanceSuggestions = z.output<typeof AttendanceSuggestions>;

export const ConfirmRequest = z.strictObject({
  studentIds: z.array(Id).min(1).max(500).optional().describe('Of whom to take the suggestion; left out: of everybody not marked yet.'),
});
export type ConfirmRequest = z.output<typeof ConfirmRequest>;

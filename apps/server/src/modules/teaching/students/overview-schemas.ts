import { z } from 'zod';
import { amount, Named } from '../fields.ts';

const Count = z.number().int();

export const StudentOverview = z.object({
  studentId: z.string(),
  cycles: Count.describe('Cycles they are in now, trials too.'),
  waiting: Count.describe('Cycles they wait for.'),
  nextLesson: z
    .object({
      meetingId: z.string(),
      cycle: Named,
      branch: Named,
      instructor: Named,
      date: z.string(),
      startTime: z.string(),
      endTime: z.string(),
      startsAt: z.string(),
    })
    .nullable(),
  attendance: z
    .object({
      streak: Count.describe('Lessons in a row they were in, late too; an excused absence neither counts nor breaks it.'),
      marked: Count.describe('Of the last 50 lessons they were marked at,'),
      attended: Count.describe('those they were in,'),
      absent: Count.describe('and those they missed without an excuse.'),
      makeUps: Count.describe('Make-up lessons they can still use.'),
    })
    .nullable()
    .describe('Null for those who may not see attendance.'),
  money: z
    .object({ owed: amount('What is still to be paid.'), paid: amount('Paid so far.'), credit: amount('Paid beyond what was owed.') })
    .nullable()
    .describe('Null for those who may not see prices.'),
});
export type StudentOverview = z.output<typeof StudentOverview>;

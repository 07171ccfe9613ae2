import { z } from 'zod';

/** Counting stops here: more is as good as many. */
export const MOST = 1000;

const Count = z.number().int().min(0).max(MOST).describe(`Counted up to ${MOST}: that many means that many or more.`);
const Weeks = z.object({
  week: Count.describe(`In the last seven days of the school’s calendar, today included. ${MOST} means that many or more.`),
  before: Count.describe('In the seven days before.'),
});

const Branch = z.object({
  id: z.string(),
  name: z.string(),
  scheduled: Count.describe('Still to be held.'),
  completed: Count,
  cancelled: Count,
});

/** Null where the caller may not see the list that is counted. */
export const TodayFigures = z.object({
  leads: z
    .object({
      due: Count.describe('Open, and the next step is due today or was before.'),
      waiting: Count.describe('Open, and nobody works on them.'),
      new: Weeks,
    })
    .nullable(),
  tasks: z.object({ overdue: Count.describe('Open, everybody’s.'), today: Count.describe('Open, and due later today.') }).nullable(),
  students: z.object({ new: Weeks }).nullable(),
  learners: z.object({ active: Weeks.describe('Whose last practice was then.') }).nullable(),
  lessons: z
    .object({ today: z.array(Branch).describe(`Today’s, by branch: of the first ${MOST}.`), held: Weeks.describe('Completed.') })
    .nullable(),
  absences: Weeks.describe('Marked absent at completed lessons: not excused.').nullable(),
  owed: z
    .object({
      registrations: Count.describe('For which something is owed.'),
      amount: z
        .number()
        .int()
        .describe(`What is owed for those counted, in the minor unit; of ${MOST} registrations or more, at least that.`),
    })
    .nullable(),
  imports: z.object({ atWork: Count }).nullable(),
  mails: z.object({ failed: Weeks.describe('Could not be sent.') }).nullable(),
});
export type TodayFigures = z.output<typeof TodayFigures>;

export const exampleFigures: TodayFigures = {
  leads: { due: 4, waiting: 2, new: { week: 11, before: 8 } },
  tasks: { overdue: 1, today: 3 },
  students: { new: { week: 5, before: 6 } },
  learners: { active: { week: 210, before: 34 } },
  lessons: {
    today: [{ id: 'brn_123', name: 'Herzl school', scheduled: 4, completed: 2, cancelled: 0 }],
    held: { week: 31, before: 34 },
  },
  absences: { week: 3, before: 5 },
  owed: { registrations: 12, amount: 840_000 },
  imports: { atWork: 0 },
  mails: { failed: { week: 0, before: 1 } },
};

import { z } from 'zod';

/** Counting stops here: more is as good as many. */
export const MOST = 1000;

const Count = z.number().int().min(0).max(MOST).describe(`Counted up to ${MOST}: that many means that many or more.`);
const Weeks = z.object({
  week: Count.describe(`In the last seven days of the school’s calendar, today included. ${MOST} means that many or more.`),
  before: Count.describe('In the seven days before.'),
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
  imports: z.object({ atWork: Count }).nullable(),
  mails: z.object({ failed: Weeks.describe('Could not be sent.') }).nullable(),
});
export type TodayFigures = z.output<typeof TodayFigures>;

export const exampleFigures: TodayFigures = {
  leads: { due: 4, waiting: 2, new: { week: 11, before: 8 } },
  tasks: { overdue: 1, today: 3 },
  students: { new: { week: 5, before: 6 } },
  learners: { active: { week: 210, before: 34 } },
  imports: { atWork: 0 },
  mails: { failed: { week: 0, before: 1 } },
};

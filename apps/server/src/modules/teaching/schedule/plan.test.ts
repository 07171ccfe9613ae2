import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KnownLesson, planLessons } from './plan.ts';

const monday = { day: 1, startTime: '16:00', endTime: '17:00', roomId: null };
const wish = { slots: [monday], from: '2026-09-07', closures: [], totalMeetings: 4, count: 500, regenerate: false };

let made = 0;
function known(date: string, changes: Partial<KnownLesson> = {}): KnownLesson {
  const { startTime, endTime, roomId } = monday;
  return { id: `m${made++}`, date, startTime, endTime, roomId, isCounted: true, isUntouched: false, isReplacement: false, ...changes };
}

test('a new cycle gets all its lessons', () => {
  expect(planLessons(wish, []).added.map(({ date }) => date)).toEqual(['2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28']);
});

test('what is there already is not added again; only what is missing comes behind it', () => {
  const two = [known('2026-09-07'), known('2026-09-21')];
  expect(planLessons(wish, two).added.map(({ date }) => date)).toEqual(['2026-09-14', '2026-09-28']);
});

test('a cancelled lesson that was made up keeps its hour and leaves no gap', () => {
  const lessons = [
    known('2026-09-07', { isCounted: false }),
    known('2026-09-14'),
    known('2026-09-21'),
    known('2026-09-28'),
    known('2026-10-05'),
  ];
  expect(planLessons(wish, lessons)).toMatchObject({ added: [], removed: [] });
});

test('planned anew on another weekday, the lessons to come move and the held ones stay', () => {
  const lessons = [known('2026-09-07'), known('2026-09-14', { isUntouched: true }), known('2026-09-21', { isUntouched: true })];
  const tuesday = { ...wish, slots: [{ ...monday, day: 2 }], regenerate: true, from: '2026-09-08' };
  const { added, removed } = planLessons(tuesday, lessons);
  expect(added.map(({ date }) => date)).toEqual(['2026-09-08', '2026-09-15', '2026-09-22']);
  expect(removed).toEqual([lessons[1]?.id, lessons[2]?.id]);
});

test('planned anew in the same week, nothing changes', () => {
  const lessons = ['2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28'].map((date) => known(date, { isUntouched: true }));
  expect(planLessons({ ...wish, regenerate: true }, lessons)).toEqual({ added: [], removed: [], kept: 4 });
});

test('a lesson that somebody moved is left where it is, and counts', () => {
  const lessons = [known('2026-09-09'), known('2026-09-14', { isUntouched: true })];
  const { added, removed } = planLessons({ ...wish, regenerate: true }, lessons);
  expect(added.map(({ date }) => date)).toEqual(['2026-09-07', '2026-09-21']);
  expect(removed).toEqual([]);
});

test('fewer lessons take the last ones away', () => {
  const lessons = ['2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28'].map((date) => known(date, { isUntouched: true }));
  expect(planLessons({ ...wish, totalMeetings: 3, regenerate: true }, lessons).removed).toEqual([lessons[3]?.id]);
});

test('planning twice adds nothing, whatever was there before', () => {
  const date = fc.integer({ min: 1, max: 60 }).map((day) => new Date(Date.UTC(2026, 8, day)).toISOString().slice(0, 10));
  const lesson = fc.record({ date, isCounted: fc.boolean(), isUntouched: fc.boolean(), isReplacement: fc.boolean() });
  fc.assert(
    fc.property(
      fc.uniqueArray(lesson, { selector: ({ date: day }) => day, maxLength: 12 }),
      fc.integer({ min: 1, max: 20 }),
      fc.boolean(),
      (lessons, totalMeetings, regenerate) => {
        const before = lessons.map(({ date: day, ...rest }) => known(day, rest));
        const first = planLessons({ ...wish, totalMeetings, regenerate }, before);
        const after = [
          ...before.filter(({ id }) => !first.removed.includes(id)),
          ...first.added.map((added) => known(added.date, { ...added, isUntouched: true })),
        ];
        expect(planLessons({ ...wish, totalMeetings, regenerate }, after)).toMatchObject({ added: [], removed: [] });
      },
    ),
    { numRuns: 2000 },
  );
});

import type { Chance } from '../chance.ts';
import type { SchoolDay } from './school-days.ts';

type Range = readonly [low: number, high: number];

/** How a student goes about practising. Days are days ago. */
interface Habit {
  onWeekday: number;
  onWeekend: number;
  /** Questions of an ordinary day. */
  questions: Range;
  began: Range;
  ended: Range;
}

const HABITS = {
  keen: { onWeekday: 0.95, onWeekend: 0.88, questions: [18, 40], began: [70, 119], ended: [0, 0] },
  steady: { onWeekday: 0.58, onWeekend: 0.4, questions: [12, 28], began: [45, 119], ended: [0, 0] },
  weekend: { onWeekday: 0.06, onWeekend: 0.88, questions: [25, 50], began: [50, 119], ended: [0, 0] },
  dropout: { onWeekday: 0.5, onWeekend: 0.25, questions: [8, 20], began: [85, 119], ended: [25, 70] },
  newcomer: { onWeekday: 0.75, onWeekend: 0.6, questions: [10, 24], began: [2, 6], ended: [0, 0] },
  /** Signed up, and the app was never opened. */
  waiting: { onWeekday: 0, onWeekend: 0, questions: [0, 0], began: [0, 0], ended: [0, 0] },
  /** Practised well, then nothing came for nine days: the student page says so. */
  silent: { onWeekday: 0.7, onWeekend: 0.55, questions: [14, 30], began: [60, 119], ended: [9, 9] },
} satisfies Record<string, Habit>;

export type Temperament = keyof typeof HABITS;

// Twenty students of a school; the first is the one the documents write about.
const MIX: readonly Temperament[] = [
  'keen',
  'steady',
  'weekend',
  'steady',
  'silent',
  'keen',
  'steady',
  'dropout',
  'newcomer',
  'steady',
  'weekend',
  'steady',
  'keen',
  'silent',
  'steady',
  'dropout',
  'waiting',
  'weekend',
  'steady',
  'keen',
];

export function temperamentOf(index: number): Temperament {
  return MIX[index % MIX.length] ?? 'steady';
}

/** The days a student practises on, and about how much. */
export function practiceDays(
  temperament: Temperament,
  days: readonly SchoolDay[],
  weekend: readonly number[],
  chance: Chance,
): { day: SchoolDay; questions: number }[] {
  const habit: Habit = HABITS[temperament];
  const began = chance.between(...habit.began);
  const ended = chance.between(...habit.ended);
  return days.flatMap((day, index) => {
    const daysAgo = days.length - 1 - index;
    const isActive = chance.isTrue(weekend.includes(day.weekday) ? habit.onWeekend : habit.onWeekday);
    const questions = chance.between(...habit.questions);
    if (daysAgo > began || daysAgo < ended) return [];
    // Whoever stopped did so on a day of practice.
    const isLast = daysAgo === ended && ended > 0;
    return isActive || isLast ? [{ day, questions }] : [];
  });
}

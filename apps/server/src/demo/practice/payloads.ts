import type { Attempt, Daily, LearningEvent } from '../../modules/progress/index.ts';
import type { AttemptDone, DayDone } from './day.ts';
import type { DueCards } from './due-cards.ts';
import { percent, type Skills, sumOf } from './skills.ts';
import type { Streak } from './streak.ts';

const MILESTONES = [7, 14, 30, 60, 90];
const MANY_QUESTIONS = 40;

/** Where a student stands at the end of a day. */
export interface Standing {
  studentId: string;
  skills: Skills;
  streak: Streak;
  due: DueCards;
}

export function dailyPayload({ studentId, skills, streak, due }: Standing, dateKey: string, done: DayDone): Daily {
  return {
    studentId,
    dateKey,
    minutes: done.minutes,
    questionsAnswered: done.questions,
    correct: done.correct,
    accuracy: percent(done.correct, done.questions),
    streakCurrent: streak.current,
    streakLongest: streak.longest,
    dueCount: due.count,
    topWeakTopics: skills.weakest(3).map(({ topic, accuracy }) => ({ topicId: topic.id, accuracy: Math.round(accuracy * 100) })),
    lastActiveAt: iso(done.lastActiveAt),
  };
}

export function attemptPayload(studentId: string, date: string, number: number, attempt: AttemptDone): Attempt {
  const { total, correct } = sumOf(attempt.scores);
  return {
    studentId,
    attemptId: `att_${whoAndWhen(studentId, date)}_${number}`,
    mode: attempt.mode,
    startedAt: iso(attempt.startedAt),
    finishedAt: iso(attempt.finishedAt),
    score: correct,
    total,
    accuracy: percent(correct, total),
    topicBreakdown: attempt.scores,
  };
}

/** What the app tells of a day beside its numbers. */
export function eventPayloads({ studentId, streak }: Standing, date: string, done: DayDone, passAt: number): LearningEvent[] {
  const told: Pick<LearningEvent, 'type' | 'payload'>[] = [];
  if (done.questions >= MANY_QUESTIONS)
    told.push({ type: 'DAILY_COMPLETED', payload: { questions: done.questions, correct: done.correct } });
  if (MILESTONES.includes(streak.current)) told.push({ type: 'STREAK_REACHED', payload: { days: streak.current } });
  for (const { mode, scores } of done.attempts) {
    const { correct, total } = sumOf(scores);
    if (mode === 'MOCK' && correct >= passAt) told.push({ type: 'MOCK_PASSED', payload: { score: correct, total } });
  }
  return told.map((event, index) => ({
    eventId: `evt_${whoAndWhen(studentId, date)}_${index + 1}`,
    studentId,
    ...event,
    occurredAt: iso(done.lastActiveAt),
  }));
}

/** The part of an id that says whose and when: `d001_20260219`. */
function whoAndWhen(studentId: string, date: string): string {
  return `${studentId.replace('stu_', '')}_${date.replaceAll('-', '')}`;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

import type { Chance } from '../chance.ts';
import { type Skills, sumOf, type TopicScore } from './skills.ts';
import type { Subject } from './subject.ts';

const MINUTE_MS = 60_000;

export interface AttemptDone {
  mode: 'MOCK' | 'PRACTICE';
  startedAt: number;
  finishedAt: number;
  scores: TopicScore[];
}

/** One sitting; its sums hold for the whole day. */
export interface DayDone {
  minutes: number;
  questions: number;
  correct: number;
  attempts: AttemptDone[];
  lastActiveAt: number;
}

export interface Plan {
  beginsAt: number;
  questions: number;
  /** How far the student has come: mock exams get more frequent. */
  isReady: boolean;
}

/** Free questions first, then perhaps a timed attempt: minutes and answers of the day are their sums. */
export function practiseDay(plan: Plan, subject: Subject, skills: Skills, chance: Chance): DayDone {
  const secondsEach = chance.between(22, 38);
  const free = sumOf(skills.answer(plan.questions, 3));
  let minutes = Math.max(1, Math.round((free.total * secondsEach) / 60));
  let { total, correct } = free;
  const attempts: AttemptDone[] = [];
  for (const mode of attemptModes(plan, chance)) {
    const isMock = mode === 'MOCK';
    const scores = skills.answer(isMock ? subject.mock.questions : chance.between(8, 15), isMock ? subject.topics.length : 2);
    const sum = sumOf(scores);
    const seconds = sum.total * secondsEach + chance.between(0, 59);
    const startedAt = plan.beginsAt + minutes * MINUTE_MS;
    attempts.push({ mode, startedAt, finishedAt: startedAt + seconds * 1000, scores });
    minutes += Math.ceil(seconds / 60);
    total += sum.total;
    correct += sum.correct;
  }
  return { minutes, questions: total, correct, attempts, lastActiveAt: plan.beginsAt + minutes * MINUTE_MS };
}

function attemptModes({ isReady }: Plan, chance: Chance): AttemptDone['mode'][] {
  const drawn = chance.next();
  if (drawn < (isReady ? 0.2 : 0.06)) return ['MOCK'];
  return drawn < 0.4 ? ['PRACTICE'] : [];
}

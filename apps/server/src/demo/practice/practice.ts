import type { Attempt, Daily, Fact, LearningEvent } from '../../modules/progress/index.ts';
import { Chance } from '../chance.ts';
import { type AttemptDone, type DayDone, practiseDay } from './day.ts';
import { DueCards } from './due-cards.ts';
import type { SchoolDay } from './school-days.ts';
import { percent, Skills, sumOf } from './skills.ts';
import { Streak } from './streak.ts';
import type { Subject } from './subject.ts';
import { summarise } from './summary.ts';
import { practiceDays, type Temperament } from './temperament.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAYS_PER_SUMMARY = 8;
const MILESTONES = [7, 14, 30, 60, 90];
// The documents' sample facts are of this student and day; whoever sends them must find the day free.
const SAMPLE = { studentId: 'stu_123', date: '2026-02-19' };

export interface Learning {
  tenantId: string;
  studentId: string;
  temperament: Temperament;
  subject: Subject;
  days: readonly SchoolDay[];
  weekend: readonly number[];
  now: number;
}

/** Months of a student's practice, as the learning app would have sent them; oldest first. */
export function practiceOf(learning: Learning): Fact[] {
  const { studentId, subject, now } = learning;
  const chance = new Chance(`practice/${learning.tenantId}/${studentId}`);
  const planned = practiceDays(learning.temperament, learning.days, learning.weekend, chance);
  const usualMinute = chance.pick([7 * 60, 12 * 60 + 30, 16 * 60, 18 * 60, 20 * 60, 20 * 60 + 30]);
  const skills = new Skills(subject, chance);
  const [streak, due] = [new Streak(), new DueCards()];
  const facts: Fact[] = [];
  let sittings = 0;
  for (const [index, { day, questions }] of planned.entries()) {
    const isLast = index === planned.length - 1;
    const beginsAt = day.startsAt + (usualMinute + chance.between(-40, 70)) * MINUTE_MS + chance.between(0, 59) * 1000;
    if (studentId === SAMPLE.studentId && day.date === SAMPLE.date) continue;
    // Nobody sits for longer than two hours: what can't have ended by now has not begun.
    if (beginsAt + 2 * HOUR_MS > now) break;
    const done = practiseDay({ beginsAt, questions, isReady: sittings > 20 }, subject, skills, chance);
    sittings++;
    streak.practised(day.date);
    due.practised(day.date, done.questions, done.questions - done.correct);
    // Now and then a phone was offline, and everything came together later.
    const lateMs = !isLast && chance.isTrue(0.12) ? chance.between(60, 540) * MINUTE_MS : 0;
    const send = (at: number): Provenance => provenance(learning, Math.min(now, at + lateMs + chance.between(3, 40) * 1000));
    for (const [number, attempt] of done.attempts.entries()) {
      const payload = attemptPayload(studentId, `att_${tail(studentId, day)}_${number + 1}`, attempt);
      facts.push({ kind: 'attempt', payload, ...send(attempt.finishedAt) });
    }
    facts.push({ kind: 'daily', payload: dailyPayload(studentId, day, done, streak, due, skills), ...send(done.lastActiveAt) });
    for (const payload of eventsOf(learning, day, done, streak)) facts.push({ kind: 'events', payload, ...send(done.lastActiveAt) });
    if (isLast || sittings % DAYS_PER_SUMMARY === 0) {
      const generatedAt = Math.min(now, done.lastActiveAt + MINUTE_MS);
      facts.push({ kind: 'ai-summary', payload: summarise(studentId, subject, skills, due.count, generatedAt), ...send(generatedAt) });
    }
  }
  return facts;
}

type Provenance = Pick<Fact, 'tenantId' | 'appId' | 'ip' | 'requestId' | 'receivedAt'>;

function provenance({ tenantId }: Learning, receivedAt: number): Provenance {
  return { tenantId, appId: 'demo', ip: null, requestId: 'system:demo', receivedAt };
}

/** The part of an id that says whose and when: `d001_20260219`. */
function tail(studentId: string, { date }: SchoolDay): string {
  return `${studentId.replace('stu_', '')}_${date.replaceAll('-', '')}`;
}

function dailyPayload(studentId: string, day: SchoolDay, done: DayDone, streak: Streak, due: DueCards, skills: Skills): Daily {
  return {
    studentId,
    dateKey: day.date,
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

function attemptPayload(studentId: string, attemptId: string, attempt: AttemptDone): Attempt {
  const { total, correct } = sumOf(attempt.scores);
  return {
    studentId,
    attemptId,
    mode: attempt.mode,
    startedAt: iso(attempt.startedAt),
    finishedAt: iso(attempt.finishedAt),
    score: correct,
    total,
    accuracy: percent(correct, total),
    topicBreakdown: attempt.scores,
  };
}

function eventsOf({ studentId, subject }: Learning, day: SchoolDay, done: DayDone, streak: Streak): LearningEvent[] {
  const told: Pick<LearningEvent, 'type' | 'payload'>[] = [];
  if (done.questions >= 40) told.push({ type: 'DAILY_COMPLETED', payload: { questions: done.questions, correct: done.correct } });
  if (MILESTONES.includes(streak.current)) told.push({ type: 'STREAK_REACHED', payload: { days: streak.current } });
  const passed = done.attempts.find(({ mode, scores }) => mode === 'MOCK' && sumOf(scores).correct >= subject.mock.passAt);
  if (passed) told.push({ type: 'MOCK_PASSED', payload: { score: sumOf(passed.scores).correct, total: sumOf(passed.scores).total } });
  return told.map((event, index) => ({
    eventId: `evt_${tail(studentId, day)}_${index + 1}`,
    studentId,
    ...event,
    occurredAt: iso(done.lastActiveAt),
  }));
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

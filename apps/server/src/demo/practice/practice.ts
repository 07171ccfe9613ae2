import type { Fact } from '../../modules/progress/index.ts';
import { Chance } from '../chance.ts';
import { type DayDone, practiseDay } from './day.ts';
import { DueCards } from './due-cards.ts';
import { attemptPayload, dailyPayload, eventPayloads, type Standing } from './payloads.ts';
import type { SchoolDay } from './school-days.ts';
import { Skills } from './skills.ts';
import { Streak } from './streak.ts';
import type { Subject } from './subject.ts';
import { summarise } from './summary.ts';
import { practiceDays, type Temperament } from './temperament.ts';

const MINUTE_MS = 60_000;
// Longer than any sitting gets.
const SITTING_MS = 90 * MINUTE_MS;
const DAYS_PER_SUMMARY = 8;
const DAYS_TO_GET_READY = 20;
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
  const { tenantId, studentId, subject } = learning;
  const chance = new Chance(`practice/${tenantId}/${studentId}`);
  const sittings = sittingsOf(learning, chance);
  const standing: Standing = { studentId, skills: new Skills(subject, chance), streak: new Streak(), due: new DueCards() };
  return sittings.flatMap(({ date, beginsAt, questions }, index) => {
    const isLast = index === sittings.length - 1;
    const done = practiseDay({ beginsAt, questions, isReady: index >= DAYS_TO_GET_READY }, subject, standing.skills, chance);
    standing.streak.practised(date);
    standing.due.practised(date, done.questions, done.questions - done.correct);
    // Now and then a phone was offline, and everything came together hours later.
    const lateMs = !isLast && chance.isTrue(0.12) ? chance.between(60, 540) * MINUTE_MS : 0;
    const send = (at: number): Provenance => sent(learning, at + lateMs + chance.between(3, 40) * 1000);
    const facts = factsOf(learning, standing, date, done, send);
    if (!isLast && (index + 1) % DAYS_PER_SUMMARY !== 0) return facts;
    const generatedAt = done.lastActiveAt + MINUTE_MS;
    const summary = summarise(studentId, subject, standing.skills, standing.due.count, generatedAt);
    return [...facts, { kind: 'ai-summary', payload: summary, ...send(generatedAt) }];
  });
}

interface Sitting {
  date: string;
  beginsAt: number;
  questions: number;
}

function sittingsOf({ temperament, days, weekend, studentId, now }: Learning, chance: Chance): Sitting[] {
  const usualMinute = chance.pick([7 * 60, 12 * 60 + 30, 16 * 60, 18 * 60, 20 * 60, 20 * 60 + 30]);
  return practiceDays(temperament, days, weekend, chance)
    .map(({ day, questions }) => {
      const minute = usualMinute + chance.between(-40, 70);
      return { date: day.date, beginsAt: day.startsAt + minute * MINUTE_MS + chance.between(0, 59) * 1000, questions };
    })
    .filter(({ date, beginsAt }) => beginsAt + SITTING_MS < now && !(studentId === SAMPLE.studentId && date === SAMPLE.date));
}

function factsOf(
  { studentId, subject }: Learning,
  standing: Standing,
  date: string,
  done: DayDone,
  send: (at: number) => Provenance,
): Fact[] {
  return [
    ...done.attempts.map(
      (attempt, index): Fact => ({
        kind: 'attempt',
        payload: attemptPayload(studentId, date, index + 1, attempt),
        ...send(attempt.finishedAt),
      }),
    ),
    { kind: 'daily', payload: dailyPayload(standing, date, done), ...send(done.lastActiveAt) },
    ...eventPayloads(standing, date, done, subject.mock.passAt).map(
      (payload): Fact => ({ kind: 'events', payload, ...send(done.lastActiveAt) }),
    ),
  ];
}

type Provenance = Pick<Fact, 'tenantId' | 'appId' | 'ip' | 'requestId' | 'receivedAt'>;

function sent({ tenantId, now }: Learning, at: number): Provenance {
  return { tenantId, appId: 'demo', ip: null, requestId: 'system:demo', receivedAt: Math.min(now, at) };
}

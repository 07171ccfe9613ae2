import { describe, expect, it } from 'vitest';
import { AiSummary, Attempt, Daily, type Fact, LearningEvent } from '../../modules/progress/index.ts';
import { normalisePhone } from '../../platform/phones.ts';
import { familiesOf } from '../people/families.ts';
import { coding } from '../schools/coding.ts';
import { driving } from '../schools/driving.ts';
import { online } from '../schools/online.ts';
import type { DemoSchool } from '../schools/school.ts';
import { practiceOf } from './practice.ts';
import { schoolDays } from './school-days.ts';

const SCHOOLS = [driving, coding, online];
// A winter noon, an hour after clocks went forward in London, before dawn in Hanoi, a year's last minute, and now.
const CLOCKS = ['2026-01-15T12:00:00Z', '2026-03-29T02:00:00Z', '2026-06-30T21:30:00Z', '2026-12-31T23:59:00Z', new Date().toISOString()];
const CASES = SCHOOLS.flatMap((school) => CLOCKS.map((at) => ({ school, name: school.tenant.id, at })));
const DAY_MS = 86_400_000;

function practised(school: DemoSchool, now: number): { student: string; temperament: string; facts: Fact[] }[] {
  const { tenant, subject, weekend } = school;
  const days = schoolDays(now, tenant.timezone, 120);
  return familiesOf(school, days.at(-1)?.date ?? '')
    .flatMap(({ students }) => students)
    .map(({ id, temperament }) => ({
      student: id,
      temperament,
      facts: practiceOf({ tenantId: tenant.id, studentId: id, temperament, subject, days, weekend, now }),
    }));
}

describe.each(CASES)('the practice of $name at $at', ({ school, at }) => {
  const now = Date.parse(at);
  const all = practised(school, now);
  const facts = all.flatMap(({ facts }) => facts);
  const dailies = (of: Fact[]) => of.flatMap((fact) => (fact.kind === 'daily' ? [fact.payload] : []));
  const attempts = (of: Fact[]) => of.flatMap((fact) => (fact.kind === 'attempt' ? [fact.payload] : []));

  it('would be taken from a learning app', () => {
    for (const fact of facts) {
      // An instant of the test's future is no fault of the practice.
      if (fact.kind === 'attempt' && now <= Date.now()) Attempt.parse(fact.payload);
      if (fact.kind === 'daily') Daily.parse(fact.payload);
      if (fact.kind === 'ai-summary') AiSummary.parse(fact.payload);
      if (fact.kind === 'events') LearningEvent.parse(fact.payload);
    }
    expect(facts.length).toBeGreaterThan(1000);
  });

  it('has numbers that agree', () => {
    for (const daily of dailies(facts)) {
      expect(daily.accuracy).toBe(Math.round((100 * daily.correct) / daily.questionsAnswered));
      expect(daily.correct).toBeLessThanOrEqual(daily.questionsAnswered);
      expect(daily.streakLongest).toBeGreaterThanOrEqual(daily.streakCurrent);
      expect(daily.dueCount).toBeGreaterThanOrEqual(0);
    }
    for (const attempt of attempts(facts)) {
      expect(attempt.topicBreakdown.reduce((sum, topic) => sum + topic.total, 0)).toBe(attempt.total);
      expect(attempt.topicBreakdown.reduce((sum, topic) => sum + topic.correct, 0)).toBe(attempt.score);
      expect(attempt.accuracy).toBe(Math.round((100 * attempt.score) / attempt.total));
    }
  });

  it('counts streaks from its own days', () => {
    for (const { facts } of all) {
      let [last, streak] = ['', 0];
      for (const { dateKey, streakCurrent } of dailies(facts)) {
        streak = Date.parse(dateKey) - Date.parse(last) === DAY_MS ? streak + 1 : 1;
        expect(streakCurrent).toBe(streak);
        last = dateKey;
      }
    }
  });

  it('keeps a day’s attempts inside the day', () => {
    const local = new Intl.DateTimeFormat('sv-SE', { timeZone: school.tenant.timezone });
    for (const { facts } of all) {
      const byDay = new Map(dailies(facts).map((daily) => [daily.dateKey, { daily, seconds: 0, questions: 0 }]));
      for (const attempt of attempts(facts)) {
        const day = byDay.get(local.format(Date.parse(attempt.startedAt)));
        expect(local.format(Date.parse(attempt.finishedAt))).toBe(day?.daily.dateKey);
        if (!day) continue;
        day.seconds += (Date.parse(attempt.finishedAt) - Date.parse(attempt.startedAt)) / 1000;
        day.questions += attempt.total;
      }
      for (const { daily, seconds, questions } of byDay.values()) {
        expect(seconds).toBeLessThanOrEqual(daily.minutes * 60);
        expect(questions).toBeLessThanOrEqual(daily.questionsAnswered);
        expect(local.format(Date.parse(daily.lastActiveAt))).toBe(daily.dateKey);
      }
    }
  });

  it('is received after it happened and never later than now', () => {
    for (const { receivedAt, kind, payload } of facts) {
      const happened = { daily: 'lastActiveAt', attempt: 'finishedAt', 'ai-summary': 'generatedAt', events: 'occurredAt' }[kind];
      expect(receivedAt).toBeGreaterThanOrEqual(Date.parse(String(payload[happened])));
      expect(receivedAt).toBeLessThanOrEqual(now);
    }
  });

  it('gets better with the months', () => {
    const long = all.map(({ facts }) => dailies(facts)).filter((days) => days.length >= 40);
    const share = (days: Daily[]) =>
      days.reduce((sum, day) => sum + day.correct, 0) / days.reduce((sum, day) => sum + day.questionsAnswered, 0);
    const improved = long.filter((days) => share(days.slice(-12)) > share(days.slice(0, 12)));
    expect(long.length).toBeGreaterThan(5);
    expect(improved.length / long.length).toBeGreaterThan(0.8);
  });

  it('stopped nine days ago for the silent, and never began for those waiting', () => {
    const today = Date.parse(schoolDays(now, school.tenant.timezone, 1)[0]?.date ?? '');
    for (const { temperament, facts } of all) {
      if (temperament === 'waiting') expect(facts).toEqual([]);
      if (temperament === 'silent') expect((today - Date.parse(dailies(facts).at(-1)?.dateKey ?? '')) / DAY_MS).toBe(9);
    }
  });
});

it.each(SCHOOLS)('every phone of $tenant.id is valid in its country and every customer has one of their own', (school) => {
  const families = familiesOf(school, '2026-06-30');
  const phones = families.map(({ customer }) => normalisePhone(customer.phone ?? '', school.tenant.country));
  expect(phones).not.toContain(null);
  expect(new Set(phones).size).toBe(phones.length);
  expect(new Set(families.map(({ customer }) => customer.email)).size).toBe(phones.length);
  for (const { students } of families) {
    expect(students.length).toBeLessThanOrEqual(3);
    for (const { phone } of students) if (phone) expect(normalisePhone(phone, school.tenant.country)).not.toBeNull();
  }
});

it('leaves the day of the documents’ sample facts free for stu_123', () => {
  const [known] = practised(driving, Date.parse('2026-03-10T12:00:00Z'));
  expect(known?.student).toBe('stu_123');
  expect(known?.facts.length).toBeGreaterThan(50);
  expect(JSON.stringify(known?.facts)).not.toContain('"dateKey":"2026-02-19"');
});

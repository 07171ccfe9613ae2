import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AttemptResult,
  attemptEvidence,
  type DaySnapshot,
  type DayTime,
  newLearner,
  takeAttempt,
  takeSnapshot,
  weakTopicEvidence,
} from './learner.ts';
import { addEvidence, type Evidence, masteryOf, type SkillState } from './mastery.ts';

const DAY = 86_400_000;
const topic = fc.constantFrom('signs', 'priority', 'crossing');
const at = fc.integer({ min: 0, max: 400 }).map((day) => Date.UTC(2026, 0, 1) + day * DAY);
const evidence: fc.Arbitrary<Evidence> = fc
  .record({ skill: fc.constant('signs'), at, total: fc.integer({ min: 1, max: 40 }), correct: fc.nat(40) })
  .map((one) => ({
    ...one,
    correct: Math.min(one.correct, one.total),
  }));

function fold(all: readonly Evidence[]): SkillState {
  return all.reduce<SkillState | undefined>(addEvidence, undefined) as SkillState;
}

describe('mastery', () => {
  it.each([
    [[], 0, 0, 0.5],
    [[10, 10], 10, 10, 11 / 12],
    [[0, 10], 0, 10, 1 / 12],
  ])('with a prior of two answers: %s', (_name, correct, total, expected) => {
    expect(masteryOf({ weightedCorrect: correct, weightedTotal: total, lastEvidenceAt: 0 })).toBeCloseTo(expected, 9);
  });

  it('halves the weight of evidence in 14 days', () => {
    const state = fold([
      { skill: 's', at: 0, correct: 8, total: 8 },
      { skill: 's', at: 14 * DAY, correct: 0, total: 4 },
    ]);
    expect(masteryOf(state)).toBeCloseTo((4 + 1) / (8 + 2), 9);
  });

  it('is the same in whatever order evidence arrives, and equals the formula', () => {
    fc.assert(
      fc.property(fc.array(evidence, { minLength: 1, maxLength: 30 }), (all) => {
        const newest = Math.max(...all.map((one) => one.at));
        const sum = (of: (one: Evidence) => number) =>
          all.reduce((total, one) => total + of(one) * 2 ** (-(newest - one.at) / (14 * DAY)), 0);
        const expected = (sum((one) => one.correct) + 1) / (sum((one) => one.total) + 2);
        expect(masteryOf(fold(all))).toBeCloseTo(expected, 8);
        expect(masteryOf(fold([...all].reverse()))).toBeCloseTo(expected, 8);
      }),
      { numRuns: 2000 },
    );
  });
});

const snapshot: fc.Arbitrary<DaySnapshot> = fc.record({
  date: fc.integer({ min: 1, max: 5 }).map((day) => `2026-02-0${day}`),
  minutes: fc.nat(200),
  questionsAnswered: fc.nat(100),
  correct: fc.nat(100),
  streakCurrent: fc.nat(30),
  streakLongest: fc.nat(60),
  weakTopics: fc.array(fc.record({ topicId: topic, accuracy: fc.nat(100) }), { maxLength: 3 }),
  orderedAt: at,
});
const attempt: fc.Arbitrary<AttemptResult> = fc.record({
  date: fc.integer({ min: 1, max: 5 }).map((day) => `2026-02-0${day}`),
  mode: fc.constantFrom('MOCK', 'BASELINE'),
  seconds: fc.nat(9000),
  orderedAt: at,
  topics: fc.array(fc.record({ topicId: topic, total: fc.nat(20), correct: fc.nat(20) }), { maxLength: 3 }),
});

describe('the read model', () => {
  it('taken fact by fact equals the one counted from all facts, for any history', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(snapshot, attempt), { maxLength: 25 }), (history) => {
        const learner = newLearner();
        const days = new Map<string, DayTime>();
        const snapshots = new Map<string, DaySnapshot>();
        const attempts: AttemptResult[] = [];
        const again = new Set<string>();
        for (const fact of history) {
          const day = days.get(fact.date) ?? { snapshotMinutes: 0, attemptSeconds: 0 };
          days.set(fact.date, day);
          if ('seconds' in fact) {
            takeAttempt(learner, fact, day);
            attempts.push(fact);
          } else {
            for (const skill of takeSnapshot(learner, fact, snapshots.get(fact.date) ?? null, day)) again.add(skill);
            snapshots.set(fact.date, fact);
          }
        }
        // Slow and independent: straight from the definition.
        const kept = [...snapshots.values()];
        const minutes = [...days.keys()].reduce((sum, date) => {
          const seconds = attempts.filter((one) => one.date === date).reduce((total, one) => total + one.seconds, 0);
          return sum + Math.max(snapshots.get(date)?.minutes ?? 0, Math.min(1440, Math.round(seconds / 60)));
        }, 0);
        expect(learner.minutes).toBe(minutes);
        expect(learner.questionsAnswered).toBe(kept.reduce((sum, one) => sum + one.questionsAnswered, 0));
        expect(learner.correct).toBe(kept.reduce((sum, one) => sum + one.correct, 0));
        expect(learner.attempts).toBe(attempts.length);
        expect(learner.activeDays).toBe(kept.length);
        const newest = kept.sort((a, b) => (a.date < b.date ? -1 : 1)).at(-1);
        expect(learner.streakCurrent).toBe(newest?.streakCurrent ?? 0);
        const all = [...kept.flatMap(weakTopicEvidence), ...attempts.flatMap(attemptEvidence)];
        for (const skill of new Set(all.map((one) => one.skill))) {
          if (again.has(skill)) continue;
          const state = learner.skills.get(skill);
          expect(state && masteryOf(state)).toBeCloseTo(masteryOf(fold(all.filter((one) => one.skill === skill))), 8);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

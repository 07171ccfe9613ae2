import { describe, expect, test } from 'vitest';
import { dailySeries, datesBetween, latestWeakTopics, sumPractice } from './daily-series.ts';
import { parsePeriod, rangeOf } from './period.ts';
import type { Snapshot } from './progress.ts';

function snapshot(dateKey: string, facts: Partial<Snapshot> = {}): Snapshot {
  return {
    dateKey,
    minutes: 10,
    questionsAnswered: 10,
    correct: 5,
    accuracy: 50,
    streakCurrent: 1,
    streakLongest: 1,
    dueCount: 0,
    topWeakTopics: [],
    lastActiveAt: null,
    receivedAt: `${dateKey}T20:00:00Z`,
    ...facts,
  };
}

describe('the days of a chart', () => {
  test('days without practice have their place, empty', () => {
    const series = dailySeries([snapshot('2026-03-02', { minutes: 12 })], { from: '2026-03-01', to: '2026-03-03' });
    expect(series.dates).toEqual(['2026-03-01', '2026-03-02', '2026-03-03']);
    expect(series.minutes).toEqual([null, 12, null]);
  });

  test('a day with minutes but no answers has no accuracy', () => {
    const read = snapshot('2026-03-01', { questionsAnswered: 0, correct: 0, accuracy: 0 });
    expect(dailySeries([read], { from: '2026-03-01', to: '2026-03-01' }).accuracy).toEqual([null]);
  });

  test('runs over the end of a leap February, each day once', () => {
    expect([...datesBetween('2028-02-27', '2028-03-01')]).toEqual(['2028-02-27', '2028-02-28', '2028-02-29', '2028-03-01']);
  });

  test('a period counts today', () => {
    expect(rangeOf(30, '2026-03-30')).toEqual({ from: '2026-03-01', to: '2026-03-30' });
    expect([...datesBetween('2026-03-01', '2026-03-30')]).toHaveLength(30);
  });
});

test('accuracy over a period weighs days by their answers', () => {
  const days = [
    snapshot('2026-03-01', { questionsAnswered: 1, correct: 1, accuracy: 100 }),
    snapshot('2026-03-02', { questionsAnswered: 99, correct: 49, accuracy: 49.5 }),
  ];
  expect(sumPractice(days)).toEqual({ minutes: 20, activeDays: 2, accuracy: 50 });
});

test('no answers, no accuracy', () => {
  expect(sumPractice([])).toEqual({ minutes: 0, activeDays: 0, accuracy: null });
});

test('weak topics come from the last day that named any, worst first', () => {
  const days = [
    snapshot('2026-03-01', { topWeakTopics: [{ topicId: 'old', accuracy: 1 }] }),
    snapshot('2026-03-02', {
      topWeakTopics: [
        { topicId: 'signs', accuracy: 60 },
        { topicId: 'parking', accuracy: 40 },
      ],
    }),
    snapshot('2026-03-03'),
  ];
  expect(latestWeakTopics(days).map((topic) => topic.topicId)).toEqual(['parking', 'signs']);
});

test('only known periods are taken from the address', () => {
  expect(parsePeriod({ days: '30' })).toEqual({ days: 30 });
  expect(parsePeriod({ days: '90' })).toEqual({});
  expect(parsePeriod({ days: '7000' })).toEqual({});
});

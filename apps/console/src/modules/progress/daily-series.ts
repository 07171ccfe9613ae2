import type { DateRange, Snapshot } from './progress.ts';

/** Columns for a chart: one entry per calendar day, null where nothing was reported. */
export interface DailySeries {
  /** `YYYY-MM-DD` */
  dates: string[];
  minutes: (number | null)[];
  accuracy: (number | null)[];
}

/** Days without practice are part of the picture, so every day of the range has its place on the axis. */
export function dailySeries(snapshots: Snapshot[], { from, to }: DateRange): DailySeries {
  const byDate = new Map(snapshots.map((snapshot) => [snapshot.dateKey, snapshot]));
  const series: DailySeries = { dates: [], minutes: [], accuracy: [] };
  for (const date of datesBetween(from, to)) {
    const snapshot = byDate.get(date);
    series.dates.push(date);
    series.minutes.push(snapshot?.minutes ?? null);
    // With no question answered a percentage says nothing, whatever the app put there.
    series.accuracy.push(snapshot && snapshot.questionsAnswered > 0 ? snapshot.accuracy : null);
  }
  return series;
}

export function* datesBetween(from: string, to: string): Generator<string> {
  const day = new Date(from);
  for (let date = from; date <= to; date = day.toISOString().slice(0, 10)) {
    yield date;
    day.setUTCDate(day.getUTCDate() + 1);
  }
}

export interface PracticeSum {
  minutes: number;
  activeDays: number;
  /** Over all answers of the range, not the mean of daily means: one lucky question must not count like fifty. */
  accuracy: number | null;
}

export function sumPractice(snapshots: Snapshot[]): PracticeSum {
  let minutes = 0;
  let activeDays = 0;
  let answered = 0;
  let correct = 0;
  for (const snapshot of snapshots) {
    minutes += snapshot.minutes;
    answered += snapshot.questionsAnswered;
    correct += snapshot.correct;
    if (snapshot.minutes > 0 || snapshot.questionsAnswered > 0) activeDays += 1;
  }
  return { minutes, activeDays, accuracy: answered === 0 ? null : (100 * correct) / answered };
}

export interface WeakTopic {
  topicId: string;
  accuracy: number;
}

/** What the app last called weak, worst first. */
export function latestWeakTopics(snapshots: Snapshot[]): WeakTopic[] {
  const latest = snapshots.findLast((snapshot) => snapshot.topWeakTopics.length > 0);
  return [...(latest?.topWeakTopics ?? [])].sort((a, b) => a.accuracy - b.accuracy);
}

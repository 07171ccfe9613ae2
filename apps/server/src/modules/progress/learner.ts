import { addEvidence, type Evidence, replaceCorrect, type SkillState } from './mastery.ts';

/** The read model of one student, as rules see it. Instants are ms since 1970; null is never. */
export interface Learner {
  minutes: number;
  questionsAnswered: number;
  correct: number;
  attempts: number;
  /** Attempts, external events with a duration, days with practice beside the attempts. */
  sessions: number;
  activeDays: number;
  streakDate: string | null;
  streakCurrent: number;
  streakLongest: number;
  lastActiveAt: number | null;
  lastReceivedAt: number | null;
  hasBaseline: boolean;
  skills: Map<string, SkillState>;
}

export interface WeakTopic {
  topicId: string;
  accuracy: number;
}

/** What a daily snapshot contributes. */
export interface DaySnapshot {
  date: string;
  minutes: number;
  questionsAnswered: number;
  correct: number;
  streakCurrent: number;
  streakLongest: number;
  weakTopics: readonly WeakTopic[];
  orderedAt: number;
}

/** What an attempt contributes. `date` is the local date it began on. */
export interface AttemptResult {
  date: string;
  mode: string;
  seconds: number;
  orderedAt: number;
  topics: readonly { topicId: string; correct: number; total: number }[];
}

/** What an event from another system contributes. `seconds` is null when it took no time that is known. */
export interface ExternalResult {
  seconds: number | null;
  orderedAt: number;
  skill: string | null;
  /** 0 to 1. */
  score: number | null;
}

/** A day's two sources of minutes; they overlap, so the larger counts. */
export interface DayTime {
  snapshotMinutes: number;
  attemptSeconds: number;
}

export function newLearner(): Learner {
  return {
    minutes: 0,
    questionsAnswered: 0,
    correct: 0,
    attempts: 0,
    sessions: 0,
    activeDays: 0,
    streakDate: null,
    streakCurrent: 0,
    streakLongest: 0,
    lastActiveAt: null,
    lastReceivedAt: null,
    hasBaseline: false,
    skills: new Map(),
  };
}

export function minutesOfDay({ snapshotMinutes, attemptSeconds }: DayTime): number {
  return Math.max(snapshotMinutes, attemptMinutes(attemptSeconds));
}

function attemptMinutes(seconds: number): number {
  return Math.min(1440, Math.round(seconds / 60));
}

/** A day's practice is a session of its own for the minutes its attempts don't cover. */
function practiceOf({ snapshotMinutes, attemptSeconds }: DayTime): number {
  return snapshotMinutes > attemptMinutes(attemptSeconds) ? 1 : 0;
}

/**
 * Takes a snapshot in, in place of the day's earlier one. Answers the skills whose evidence can't be
 * adjusted in place (a topic that left the list): they are to be counted again from all facts.
 */
export function takeSnapshot(learner: Learner, snapshot: DaySnapshot, before: DaySnapshot | null, day: DayTime): string[] {
  const after = { ...day, snapshotMinutes: snapshot.minutes };
  learner.minutes += minutesOfDay(after) - minutesOfDay(day);
  learner.sessions += practiceOf(after) - practiceOf(day);
  day.snapshotMinutes = snapshot.minutes;
  learner.questionsAnswered += snapshot.questionsAnswered - (before?.questionsAnswered ?? 0);
  learner.correct += snapshot.correct - (before?.correct ?? 0);
  if (!before) learner.activeDays++;
  if (learner.streakDate === null || snapshot.date >= learner.streakDate) {
    learner.streakDate = snapshot.date;
    learner.streakCurrent = snapshot.streakCurrent;
    learner.streakLongest = snapshot.streakLongest;
  }
  learner.lastActiveAt = Math.max(learner.lastActiveAt ?? 0, snapshot.orderedAt);
  return takeWeakTopics(learner, snapshot, before);
}

export function takeAttempt(learner: Learner, attempt: AttemptResult, day: DayTime): void {
  const before = { ...day };
  day.attemptSeconds += attempt.seconds;
  learner.minutes += minutesOfDay(day) - minutesOfDay(before);
  learner.sessions += 1 + practiceOf(day) - practiceOf(before);
  learner.attempts++;
  learner.hasBaseline ||= isBaseline(attempt.mode);
  learner.lastActiveAt = Math.max(learner.lastActiveAt ?? 0, attempt.orderedAt);
  for (const evidence of attemptEvidence(attempt)) {
    learner.skills.set(evidence.skill, addEvidence(learner.skills.get(evidence.skill), evidence));
  }
}

/** The test by which an app learns where somebody stands. */
export function isBaseline(mode: string): boolean {
  return mode.toLowerCase() === 'baseline';
}

export function takeExternal(learner: Learner, event: ExternalResult): void {
  if (isSession(event)) {
    learner.minutes += Math.round((event.seconds ?? 0) / 60);
    learner.sessions++;
  }
  learner.lastActiveAt = Math.max(learner.lastActiveAt ?? 0, event.orderedAt);
  for (const evidence of externalEvidence(event)) {
    learner.skills.set(evidence.skill, addEvidence(learner.skills.get(evidence.skill), evidence));
  }
}

export function isSession({ seconds }: Pick<ExternalResult, 'seconds'>): boolean {
  return seconds !== null && seconds > 0;
}

/** A score is told without a number of answers: it counts as one, on the skill that its content is. */
export function externalEvidence({ skill, score, orderedAt }: ExternalResult): Evidence[] {
  return skill === null || score === null ? [] : [{ skill, at: orderedAt, correct: score, total: 1 }];
}

/** A weak topic is told without a number of answers: it counts as one, at noon of its day. */
export function weakTopicEvidence({ date, weakTopics }: Pick<DaySnapshot, 'date' | 'weakTopics'>): Evidence[] {
  const at = Date.parse(`${date}T12:00:00Z`);
  const last = new Map(weakTopics.map((topic) => [topic.topicId, topic.accuracy / 100]));
  return [...last].map(([skill, correct]) => ({ skill, at, correct, total: 1 }));
}

export function attemptEvidence({ topics, orderedAt }: AttemptResult): Evidence[] {
  return topics
    .filter((topic) => topic.total > 0)
    .map(({ topicId, correct, total }) => ({ skill: topicId, at: orderedAt, correct, total }));
}

function takeWeakTopics(learner: Learner, snapshot: DaySnapshot, before: DaySnapshot | null): string[] {
  const old = new Map(before ? weakTopicEvidence(before).map((evidence) => [evidence.skill, evidence]) : []);
  for (const evidence of weakTopicEvidence(snapshot)) {
    const state = learner.skills.get(evidence.skill);
    const replaced = old.get(evidence.skill);
    old.delete(evidence.skill);
    const next = replaced && state ? replaceCorrect(state, evidence.at, replaced.correct, evidence.correct) : addEvidence(state, evidence);
    learner.skills.set(evidence.skill, next);
  }
  return [...old.keys()];
}

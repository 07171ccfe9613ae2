import type { LearnerNames } from '../../access/index.ts';

/** Events about somebody's learning. The others are the school's own affairs, and name people as it does. */
const OF_LEARNERS = new Set([
  ...['SESSION_COMPLETED', 'BASELINE_COMPLETED', 'RECOMMENDATION_CREATED', 'MASTERY_MILESTONE', 'GOAL_COMPLETED', 'CONTENT_ASSIGNED'],
  'progress.daily_updated',
]);

type Data = Record<string, unknown>;

/** The data of an event as a receiver is told it, learners called as it knows them. */
export function toldData(type: string, data: Data, learners: LearnerNames): Data {
  if (!OF_LEARNERS.has(type)) return data;
  // In the order they stand: the bytes are signed.
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, typeof value === 'string' ? told(name, value, learners) : value]),
  );
}

/** Whom an event is about: a learner, in an event of this kind. */
export function toldSubject(type: string, subject: string, learners: LearnerNames): string {
  return OF_LEARNERS.has(type) ? learners.tell(subject) : subject;
}

// Ids of what they did: made of the learner's by whoever made them, or the same for every receiver.
const OF_THEIRS = new Set(['sessionId', 'baselineId', 'recommendationId', 'goalId', 'assignmentId']);

function told(name: string, value: string, learners: LearnerNames): string {
  if (name === 'learnerId' || name === 'studentId') return learners.tell(value);
  return OF_THEIRS.has(name) ? learners.tellSession(value) : value;
}

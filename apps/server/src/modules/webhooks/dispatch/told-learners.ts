import { ID_PATTERN } from '../../../platform/ids.ts';
import { type LearnerNames, ownIds } from '../../access/index.ts';

/** Events about somebody's learning. The others are the school's own affairs, and name people as it does. */
const OF_LEARNERS = new Set([
  ...['SESSION_COMPLETED', 'BASELINE_COMPLETED', 'RECOMMENDATION_CREATED', 'MASTERY_MILESTONE', 'GOAL_COMPLETED', 'CONTENT_ASSIGNED'],
  'progress.daily_updated',
]);

type Data = Record<string, unknown>;

/**
 * The data of an event as a receiver is told it, learners called as it knows them: at any depth, as part of it is what an
 * app sent.
 */
export function toldData(type: string, data: Data, learners: LearnerNames): Data {
  if (learners === ownIds || !OF_LEARNERS.has(type)) return data;
  return toldParts(data, { learners, ownId: data.learnerId ?? data.studentId });
}

/** Whom an event is about: a learner, in an event of this kind. */
export function toldSubject(type: string, subject: string, learners: LearnerNames): string {
  return OF_LEARNERS.has(type) ? learners.tell(subject) : subject;
}

interface Telling {
  learners: LearnerNames;
  /** Of whom the event tells. */
  ownId: unknown;
}

// In the order they stand: the bytes are signed.
function toldParts(data: Data, telling: Telling): Data {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name === telling.ownId ? telling.learners.tell(name) : name, told(name, value, telling)]),
  );
}

const OF_LEARNER = new Set(['learnerId', 'studentId']);
// Ids of what they did: made of the learner's by whoever made them, or the same for every receiver.
const OF_THEIRS = new Set(['sessionId', 'baselineId', 'recommendationId', 'goalId', 'assignmentId']);

function told(name: string, value: unknown, telling: Telling): unknown {
  const { learners, ownId } = telling;
  if (Array.isArray(value)) return value.map((one) => told(name, one, telling));
  // What JSON.parse made has no objects but plain ones.
  if (typeof value === 'object' && value !== null) return toldParts(value as Data, telling);
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  const id = String(value);
  // An app may call somebody what can't be an id of ours.
  if (OF_LEARNER.has(name)) return ID_PATTERN.test(id) ? learners.tell(id) : learners.tellSession(id);
  // A number by another name is a score, or minutes.
  if (value === ownId) return learners.tell(id);
  return OF_THEIRS.has(name) ? learners.tellSession(id) : value;
}

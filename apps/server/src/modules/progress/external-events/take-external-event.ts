import type { TenantTx } from '../../../platform/db/transactions.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { type NewEvent, tellEvents } from '../../../platform/ledger/ledger.ts';
import type { System } from '../../../system.ts';
import { learnersFor } from '../../access/index.ts';
import { orderedAt } from '../facts.ts';
import { learnerOf } from '../ingestion/held-learner.ts';
import { type ExternalResult, isSession, takeExternal } from '../learner.ts';
import { storeLearner, storeSkill } from '../learner-store.ts';
import { type Milestone, masteriesOf, milestoneReached, milestones } from '../milestones.ts';
import { contentHashOf, type ExternalEvent } from './external-event.ts';
import { findLiveStudent, findSkill, insertExternalEvent, lockLearner, readContentHash } from './external-events-store.ts';

export interface TakenEvent {
  eventId: string;
  duplicate?: true;
}

/**
 * Takes in what another system reports, once per id of its source. The learner is locked first: twins at once wait for each
 * other, and ingestion, which locks nothing, finds another version and decides anew.
 */
export async function takeExternalEvent(system: System, tx: TenantTx, given: ExternalEvent, key: string | null): Promise<TakenEvent> {
  const names = await learnersFor(system.sealing, tx, 'acceptExternalEvents');
  const meant = names.meant(given.learnerId);
  const studentId = meant === null ? null : await findLiveStudent(tx, meant);
  if (meant === null || studentId === null) throw unknownLearner(given.learnerId);
  const event = { ...given, learnerId: meant };
  const [eventId, receivedAt, contentHash] = [given.eventId ?? key ?? newId('evt'), system.clock(), contentHashOf(event)];
  const row = await lockLearner(tx, studentId);
  const at = orderedAt(event.occurredAt, receivedAt);
  if (!(await insertExternalEvent(tx, event, { studentId, eventId, contentHash, orderedAt: at, receivedAt }))) {
    if ((await readContentHash(tx, event.sourceSystem, eventId)) !== contentHash) throw otherContent(eventId);
    return { eventId, duplicate: true };
  }
  const learner = learnerOf(row);
  const result = { seconds: event.durationSeconds ?? null, orderedAt: at, skill: event.contentId ?? null, score: event.score ?? null };
  const reached = await count(tx, studentId, learner, result, receivedAt);
  const told = isSession(result) ? [sessionCompleted(event, studentId, eventId)] : [];
  await tellEvents(tx, [...told, ...reached.map((one) => milestoneReached(studentId, one))]);
  tx.afterCommit(() => system.changes.tell([{ tenantId: tx.tenantId, resource: 'progress', id: studentId }]));
  return { eventId };
}

/** Counts the event, and says which levels of mastery were reached by it. */
async function count(
  tx: TenantTx,
  studentId: string,
  learner: ReturnType<typeof learnerOf>,
  result: ExternalResult,
  receivedAt: number,
): Promise<Milestone[]> {
  const { skill } = result;
  const known = skill === null ? null : await findSkill(tx, studentId, skill);
  if (known) {
    const { weighted_correct: weightedCorrect, weighted_total: weightedTotal, last_evidence_at: at } = known;
    learner.skills.set(known.skill, { weightedCorrect, weightedTotal, lastEvidenceAt: Date.parse(at) });
  }
  const before = masteriesOf(learner, skill === null ? [] : [skill]);
  takeExternal(learner, result);
  const lastReceivedAt = Math.max(learner.lastReceivedAt ?? 0, receivedAt);
  await storeLearner(tx, studentId, learner, new Date(lastReceivedAt).toISOString());
  for (const [name, state] of learner.skills) await storeSkill(tx, tx.tenantId, studentId, name, state);
  return milestones(before, masteriesOf(learner, [...before.keys()]));
}

/** How a session that another system reported is called: its source's id is not unique by itself. */
export function sessionIdOf(sourceSystem: string, eventId: string): string {
  return `${sourceSystem}:${eventId}`;
}

function sessionCompleted(event: ExternalEvent, studentId: string, eventId: string): NewEvent {
  const seconds = event.durationSeconds ?? 0;
  const endedAt = Date.parse(event.occurredAt);
  return {
    ...{ type: 'SESSION_COMPLETED', subject: studentId },
    data: {
      sessionId: sessionIdOf(event.sourceSystem, eventId),
      learnerId: studentId,
      sessionType: event.eventType,
      subject: event.contentTitle ?? event.contentId ?? null,
      startedAt: new Date(endedAt - seconds * 1000).toISOString(),
      endedAt: new Date(endedAt).toISOString(),
      durationMinutes: Math.round(seconds / 60),
      score: event.score ?? null,
    },
  };
}

function unknownLearner(id: string): AppError {
  return new AppError('UNPROCESSABLE', `There is no learner ${id} at this school. Do not send this again; check the learner's id.`, {
    contractCode: 'UNKNOWN_LEARNER',
    details: [{ field: 'learnerId', message: 'is not a learner of this school' }],
  });
}

function otherContent(eventId: string): AppError {
  return new AppError('CONFLICT', `Event ${eventId} is stored with other content; the first one stands. Give a new event a new id.`, {
    contractCode: 'EVENT_CONFLICT',
    details: [{ field: 'eventId', message: 'was used for another event' }],
  });
}

import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { LearnerRow, SkillRow } from '../ingestion/flush-store.ts';
import type { ExternalEvent } from './external-event.ts';

/** Who a student is now, if they were merged into another; null when the school has no such student. */
export async function findLiveStudent(tx: TenantTx, id: string): Promise<string | null> {
  const found = await tx.first(
    sql<{ id: string }>`SELECT s.id FROM students k JOIN students s ON s.tenant_id = k.tenant_id AND s.id = coalesce(k.merged_into, k.id)
      WHERE k.tenant_id = ${tx.tenantId} AND k.id = ${id} AND s.deleted_at IS NULL`.compile(db),
  );
  return found?.id ?? null;
}

/** The student's read model, until the end of the transaction nobody else's to write. */
export async function lockLearner(tx: TenantTx, studentId: string): Promise<LearnerRow> {
  const found = await tx.first(
    sql<{ learner: LearnerRow }>`SELECT to_jsonb(l) AS learner FROM learners l
      WHERE l.tenant_id = ${tx.tenantId} AND l.student_id = ${studentId} FOR UPDATE`.compile(db),
  );
  if (!found) throw new Error('every student has a read model');
  return found.learner;
}

export async function findSkill(tx: TenantTx, studentId: string, skill: string): Promise<SkillRow | null> {
  const found = await tx.first(
    sql<{ row: SkillRow }>`SELECT to_jsonb(s) AS row FROM learner_skills s
      WHERE s.tenant_id = ${tx.tenantId} AND s.student_id = ${studentId} AND s.skill = ${skill}`.compile(db),
  );
  return found?.row ?? null;
}

export interface Stored {
  studentId: string;
  eventId: string;
  contentHash: string;
  /** Unix milliseconds. */
  orderedAt: number;
  receivedAt: number;
}

/** False when the source has told an event of this id before. */
export async function insertExternalEvent(tx: TenantTx, event: ExternalEvent, stored: Stored): Promise<boolean> {
  const { caller } = tx;
  const written = await tx.count(
    db
      .insertInto('external_events')
      .values({
        tenant_id: tx.tenantId,
        source_system: event.sourceSystem,
        event_id: stored.eventId,
        student_id: stored.studentId,
        event_type: event.eventType,
        content_id: event.contentId ?? null,
        content_title: event.contentTitle ?? null,
        duration_seconds: event.durationSeconds ?? null,
        score: event.score ?? null,
        occurred_at: event.occurredAt,
        ordered_at: new Date(stored.orderedAt).toISOString(),
        metadata: event.metadata ? JSON.stringify(event.metadata) : null,
        content_hash: stored.contentHash,
        key_id: caller.id ?? '',
        ip: caller.ip,
        request_id: caller.requestId,
        received_at: new Date(stored.receivedAt).toISOString(),
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'source_system', 'event_id']).doNothing()),
  );
  return written === 1;
}

export async function readContentHash(tx: TenantTx, sourceSystem: string, eventId: string): Promise<string | null> {
  const found = await tx.first(
    sql<{ hash: string }>`SELECT content_hash AS hash FROM external_events
      WHERE tenant_id = ${tx.tenantId} AND source_system = ${sourceSystem} AND event_id = ${eventId}`.compile(db),
  );
  return found?.hash ?? null;
}

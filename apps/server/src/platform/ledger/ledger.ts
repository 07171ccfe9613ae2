import { type RawBuilder, sql } from 'kysely';
import { db } from '../db/query.ts';
import type { TenantsTx, TenantTx } from '../db/transactions.ts';
import { columnList, unnestRows } from '../db/unnest.ts';
import { newId } from '../ids.ts';
import { changedValues, type Values } from './changes.ts';

/** An event as it is told to listeners after the commit. */
export interface RecordedEvent {
  tenantId: string;
  type: string;
  subject: string;
}

/** What happened, in the catalogue's words. `data` must survive JSON. */
export interface NewEvent {
  type: string;
  subject: string;
  data: Record<string, unknown>;
}

/** One change: who is known from the transaction, so only what and on which record is said here. */
export interface Change {
  /** `<entity>.<verb in the past>`, for example `customer.created`. */
  action: string;
  entity: string;
  entityId: string;
  old?: Values | undefined;
  new?: Values | undefined;
  /** Left out only by changes on the list of those that rightly tell nothing. */
  event?: NewEvent | undefined;
}

/**
 * Writes the audit row and the event of a change, in the change's own transaction. Secrets are masked;
 * only fields that differ are kept.
 */
export async function record(tx: TenantTx, change: Change): Promise<void> {
  return recordAll(tx, [change]);
}

/** The same for many changes at once: one statement for the audit rows, one for the events. */
export async function recordAll(tx: TenantTx, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const { caller } = tx;
  const rows = changes.map((change) => {
    const { oldValues, newValues } = changedValues(change.old, change.new);
    return {
      tenant_id: tx.tenantId,
      id: newId('aud'),
      actor_kind: caller.kind,
      actor_id: caller.id,
      action: change.action,
      entity: change.entity,
      entity_id: change.entityId,
      old_values: oldValues,
      new_values: newValues,
      ip: caller.ip,
      user_agent: caller.userAgent,
      request_id: caller.requestId,
    };
  });
  await tx.count(sql`INSERT INTO audit_log (${columnList(AUDIT_COLUMNS)}) SELECT * FROM ${unnestRows(rows, AUDIT_COLUMNS)}`.compile(db));
  await tellEvents(
    tx,
    changes.flatMap(({ event }) => (event ? [event] : [])),
  );
}

/** Events that follow from a change recorded in the same transaction, and need no audit row of their own. */
export async function tellEvents(tx: TenantTx, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const { caller } = tx;
  const actor = caller.id ? `${caller.kind}:${caller.id}` : caller.kind;
  const attributed = events.map((event) => ({ ...event, tenantId: tx.tenantId, actor }));
  await tx.count(insertEvents(tx, attributed).compile(db));
  tellAfterCommit(tx, attributed);
  for (const event of events) await tx.react(event);
}

const AUDIT_COLUMNS = {
  tenant_id: 'text',
  id: 'text',
  actor_kind: 'text',
  actor_id: 'text',
  action: 'text',
  entity: 'text',
  entity_id: 'text',
  old_values: 'json',
  new_values: 'json',
  ip: 'text',
  user_agent: 'text',
  request_id: 'text',
} as const;

export interface AttributedEvent extends NewEvent {
  tenantId: string;
  actor: string;
}

/**
 * The statement that writes events, for a writer that makes it part of its own (facts, which are their own
 * audit record). Whoever uses it calls `tellAfterCommit` as well.
 */
export function insertEvents(tx: TenantTx | TenantsTx, events: readonly AttributedEvent[]): RawBuilder<unknown> {
  tx.checkEvents(events);
  const rows = events.map((event) => ({
    tenant_id: event.tenantId,
    id: newId('evt'),
    type: event.type,
    subject: event.subject,
    actor: event.actor,
    data: event.data,
  }));
  return sql`INSERT INTO events (${columnList(EVENT_COLUMNS)}) SELECT * FROM ${unnestRows(rows, EVENT_COLUMNS)}`;
}

const EVENT_COLUMNS = { tenant_id: 'text', id: 'text', type: 'text', subject: 'text', actor: 'text', data: 'json' } as const;

export function tellAfterCommit(tx: TenantTx | TenantsTx, events: readonly AttributedEvent[]): void {
  for (const { tenantId, type, subject } of events) tx.events.push({ tenantId, type, subject });
}

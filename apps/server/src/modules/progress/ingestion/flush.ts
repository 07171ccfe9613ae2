/**
 * One flush: facts of many requests, perhaps of many schools, committed together.
 *
 *   lock learners → read what is known of the facts' keys → decide each fact in memory, in order of
 *   arrival → write rows and events → commit → answer every request.
 *
 * Deciding in memory merges facts with the same key (a multi-row upsert may not touch a row twice) and
 * keeps the rules pure. A fact that is refused leaves no trace, so it can't fail its neighbours.
 */
import type { Database } from '../../../platform/db/database.ts';
import { inTenants, type TenantsTx } from '../../../platform/db/transactions.ts';
import { recordEvents } from '../../../platform/ledger/ledger.ts';
import { type Fact, orderedAt } from '../facts.ts';
import { rebuildSkills } from '../rebuild.ts';
import { type Keys, lockLearners, readKnown, writeFlush } from './flush-store.ts';
import { FlushState } from './flush-state.ts';
import { localDate } from './local-date.ts';
import { unknownStudent, type Verdict } from './verdict.ts';

/** Stores the facts and answers a verdict for each, in order. Throws only when nothing was stored. */
export async function flushFacts(database: Database, facts: readonly Fact[]): Promise<Verdict[]> {
  const tenantIds = [...new Set(facts.map((fact) => fact.tenantId))];
  return inTenants(database, tenantIds, async (tx) => storeFacts(tx, facts));
}

async function storeFacts(tx: TenantsTx, facts: readonly Fact[]): Promise<Verdict[]> {
  const learners = await lockLearners(tx, distinct(facts.map((fact) => ({ tenant_id: fact.tenantId, student_id: fact.payload.studentId }))));
  const zones = new Map(learners.map((row) => [`${row.tenant_id}/${row.student_id}`, row.timezone]));
  const state = new FlushState(learners, await readKnown(tx, keysOf(facts, zones)));
  const verdicts = facts.map((fact): Verdict => {
    const zone = zones.get(`${fact.tenantId}/${fact.payload.studentId}`);
    return zone === undefined ? unknownStudent(fact.payload.studentId) : state.take(fact, zone);
  });
  if (state.hasChanges) {
    await writeFlush(tx, state.written());
    await recordEvents(tx, state.events);
    for (const again of state.skillsToRebuild) await rebuildSkills(tx, again);
  }
  return verdicts;
}

function keysOf(facts: readonly Fact[], zones: ReadonlyMap<string, string>): Keys {
  const keys: Keys = { learners: [], days: [], skills: [], attempts: [], summaries: [], events: [] };
  for (const fact of facts) {
    const row = { tenant_id: fact.tenantId, student_id: fact.payload.studentId };
    const zone = zones.get(`${row.tenant_id}/${row.student_id}`);
    if (zone === undefined) continue;
    if (fact.kind === 'daily') {
      keys.days.push({ ...row, date: fact.payload.dateKey });
      for (const { topicId } of fact.payload.topWeakTopics) keys.skills.push({ ...row, skill: topicId });
    } else if (fact.kind === 'attempt') {
      keys.attempts.push({ tenant_id: row.tenant_id, attempt_id: fact.payload.attemptId });
      keys.days.push({ ...row, date: localDate(orderedAt(fact.payload.startedAt, fact.receivedAt), zone) });
      for (const { topicId } of fact.payload.topicBreakdown) keys.skills.push({ ...row, skill: topicId });
    } else if (fact.kind === 'ai-summary') {
      keys.summaries.push({ ...row, generated_at: fact.payload.generatedAt });
    } else {
      keys.events.push({ tenant_id: row.tenant_id, event_id: fact.payload.eventId });
    }
  }
  return {
    learners: [],
    days: distinct(keys.days),
    skills: distinct(keys.skills),
    attempts: distinct(keys.attempts),
    summaries: distinct(keys.summaries),
    events: distinct(keys.events),
  };
}

function distinct<Row extends object>(rows: readonly Row[]): Row[] {
  return rows.length < 2 ? [...rows] : [...new Map(rows.map((row) => [Object.values(row).join('\u0000'), row])).values()];
}

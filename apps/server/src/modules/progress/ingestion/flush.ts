/**
 * One flush: facts of many requests, perhaps of many schools, committed together.
 *
 *   read learners and what is known of the facts' keys → decide each fact in memory, in order of arrival
 *   → write rows and events → commit → answer every request.
 *
 * Deciding in memory merges facts with the same key (a multi-row upsert may not touch a row twice) and
 * keeps the rules pure. A fact that is refused leaves no trace, so it can't fail its neighbours. When
 * another process wrote one of the learners meanwhile, the flush is undone and decided anew.
 */
import type { Database } from '../../../platform/db/database.ts';
import { inTenants, type TenantsTx } from '../../../platform/db/transactions.ts';
import { databaseFailure } from '../../../platform/db/violations.ts';
import { AppError } from '../../../platform/errors.ts';
import { insertEvents, tellAfterCommit } from '../../../platform/ledger/ledger.ts';
import { type Fact, orderedAt } from '../facts.ts';
import { listSurvivors } from '../merged-learners.ts';
import { rebuildSkills } from '../rebuild.ts';
import { FlushState } from './flush-state.ts';
import { type Keys, type Known, readKnown, writeFlush } from './flush-store.ts';
import { unknownStudent, type Verdict } from './verdict.ts';

const MAX_TRIES = 20;
const DAY_MS = 86_400_000;

/** Stores the facts and answers a verdict for each, in order. Throws only when nothing was stored. */
export async function flushFacts(database: Database, facts: readonly Fact[]): Promise<Verdict[]> {
  const tenantIds = [...new Set(facts.map((fact) => fact.tenantId))];
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    try {
      return await inTenants(database, tenantIds, (tx) => storeFacts(tx, facts));
    } catch (error) {
      if (!isRace(error)) throw error;
    }
  }
  throw new AppError('UNAVAILABLE', 'Too many facts of the same students come at once. Send this again in a moment.', {
    retryAfterSeconds: 1,
  });
}

// Another process wrote one of the learners since we read it (22012, see writeFlush), stored the same attempt
// or event at this moment (23505), or we wait for each other (40P01). Decided anew, it comes out right.
function isRace(error: unknown): boolean {
  return ['22012', '23505', '40P01'].includes(databaseFailure(error)?.code ?? '');
}

async function storeFacts(tx: TenantsTx, facts: readonly Fact[]): Promise<Verdict[]> {
  const { meant, known } = await readMeant(tx, facts);
  const state = new FlushState(known);
  const verdicts = meant.map((fact): Verdict => state.take(fact) ?? unknownStudent(fact.payload.studentId));
  if (state.hasChanges) {
    const written = state.written();
    const again = [...state.skillsToRebuild];
    await writeFlush(tx, written, insertEvents(tx, state.events), again.length === 0);
    tellAfterCommit(tx, state.events);
    for (const skills of again) await rebuildSkills(tx, skills);
  }
  return verdicts;
}

/** The facts, those of a student who was merged as facts of the one who stayed, and what is known of them. */
async function readMeant(tx: TenantsTx, facts: readonly Fact[]): Promise<{ meant: readonly Fact[]; known: Known }> {
  const known = await readKnown(tx, keysOf(facts));
  const found = new Set(known.learners?.map((learner) => `${learner.tenant_id}/${learner.student_id}`));
  const missing = facts.filter((fact) => !found.has(studentKey(fact)));
  if (missing.length === 0) return { meant: facts, known };
  const survivors = await listSurvivors(
    tx,
    missing.map(({ tenantId, payload }) => ({ tenantId, studentId: payload.studentId })),
  );
  if (survivors.size === 0) return { meant: facts, known };
  const meant = facts.map((fact) => {
    const studentId = survivors.get(studentKey(fact));
    return studentId === undefined ? fact : sentForAnother(fact, studentId);
  });
  return { meant, known: await readKnown(tx, keysOf(meant)) };
}

function studentKey({ tenantId, payload }: Fact): string {
  return `${tenantId}/${payload.studentId}`;
}

// The payload stays the one of its kind, which the compiler can't follow through a union.
function sentForAnother(fact: Fact, studentId: string): Fact {
  return { ...fact, sentFor: fact.payload.studentId, payload: { ...fact.payload, studentId } } as Fact;
}

function keysOf(facts: readonly Fact[]): Keys {
  const keys: Omit<Keys, 'tenants'> = { learners: [], days: [], skills: [], attempts: [], summaries: [], events: [] };
  for (const fact of facts) {
    const row = { tenant_id: fact.tenantId, student_id: fact.payload.studentId };
    keys.learners.push(row);
    if (fact.kind === 'daily') {
      keys.days.push({ ...row, date: fact.payload.dateKey });
      for (const { topicId } of fact.payload.topWeakTopics) keys.skills.push({ ...row, skill: topicId });
    } else if (fact.kind === 'attempt') {
      keys.attempts.push({ tenant_id: row.tenant_id, attempt_id: fact.payload.attemptId });
      // The school's zone isn't known yet: of the three dates it can be, one is used.
      const began = orderedAt(fact.payload.startedAt, fact.receivedAt);
      for (const days of [-1, 0, 1]) keys.days.push({ ...row, date: new Date(began + days * DAY_MS).toISOString().slice(0, 10) });
      for (const { topicId } of fact.payload.topicBreakdown) keys.skills.push({ ...row, skill: topicId });
    } else if (fact.kind === 'ai-summary') {
      keys.summaries.push({ ...row, generated_at: fact.payload.generatedAt });
    } else {
      keys.events.push({ tenant_id: row.tenant_id, event_id: fact.payload.eventId });
    }
  }
  return {
    tenants: [...new Set(facts.map((fact) => fact.tenantId))],
    learners: distinct(keys.learners),
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

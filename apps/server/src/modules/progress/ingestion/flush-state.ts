import type { AttributedEvent } from '../../../platform/ledger/ledger.ts';
import { contentHash, type Fact, type FactOf, orderedAt } from '../facts.ts';
import { isBaseline, takeAttempt, takeSnapshot } from '../learner.ts';
import { masteriesOf, milestones } from '../milestones.ts';
import type { Known, StoredRow, Written } from './flush-store.ts';
import { dayOf, type Held, hold, iso, keyOf, learnerRow, skillRows } from './held-learner.ts';
import { localDate } from './local-date.ts';
import {
  baselineCompleted,
  dailyUpdated,
  goalCompleted,
  masteryMilestone,
  recommendationCreated,
  sessionCompleted,
} from './told-events.ts';
import { otherContent, type Verdict } from './verdict.ts';

/** Skills of a student whose evidence must be counted again from the stored facts. */
export interface SkillsToRebuild {
  tenantId: string;
  studentId: string;
  skills: string[];
}

/** Decides facts one after the other against what is stored and what this flush already took. */
export class FlushState {
  readonly events: AttributedEvent[] = [];
  readonly #held = new Map<string, Held>();
  readonly #zones: Record<string, string>;
  readonly #attempts = new Map<string, string>();
  readonly #eventIds = new Set<string>();
  readonly #days = new Map<string, StoredRow>();
  readonly #newAttempts: StoredRow[] = [];
  readonly #newSummaries: StoredRow[] = [];
  readonly #newEvents: StoredRow[] = [];
  readonly #rebuild = new Map<string, SkillsToRebuild>();

  constructor(known: Known) {
    this.#zones = known.zones ?? {};
    for (const row of known.learners ?? []) this.#held.set(`${row.tenant_id}/${row.student_id}`, hold(row));
    for (const day of known.days ?? []) this.#of(day)?.days.set(day.date, dayOf(day));
    for (const { seconds, ...key } of known.attemptTimes ?? []) {
      const days = this.#of(key)?.days;
      const day = days?.get(key.date) ?? { time: { snapshotMinutes: 0, attemptSeconds: 0 }, snapshot: null };
      day.time.attemptSeconds = Number(seconds);
      days?.set(key.date, day);
    }
    for (const skill of known.skills ?? []) {
      this.#of(skill)?.learner.skills.set(skill.skill, {
        weightedCorrect: skill.weighted_correct,
        weightedTotal: skill.weighted_total,
        lastEvidenceAt: Date.parse(skill.last_evidence_at),
      });
    }
    for (const attempt of known.attempts ?? []) this.#attempts.set(`${attempt.tenant_id}/${attempt.attempt_id}`, attempt.content_hash);
    for (const event of known.events ?? []) this.#eventIds.add(`${event.tenant_id}/${event.event_id}`);
    for (const summary of known.summaries ?? []) {
      const held = this.#of(summary);
      const generatedAt = Date.parse(summary.generated_at);
      held?.summaries.set(generatedAt, summary.content_hash);
      if (held && summary.is_newest) held.newestSummary = { orderedAt: Date.parse(summary.ordered_at), generatedAt };
    }
  }

  get hasChanges(): boolean {
    return this.#days.size + this.#newAttempts.length + this.#newSummaries.length + this.#newEvents.length > 0;
  }

  get skillsToRebuild(): Iterable<SkillsToRebuild> {
    return this.#rebuild.values();
  }

  /** Null when the school has no such student. */
  take(fact: Fact): Verdict | null {
    const held = this.#held.get(`${fact.tenantId}/${fact.payload.studentId}`);
    if (!held) return null;
    const verdict = this.#takeKind(fact, held);
    if ('status' in verdict && verdict.status !== 'unchanged' && verdict.status !== 'duplicate' && verdict.status !== 'stale') {
      held.isChanged = true;
      held.learner.lastReceivedAt = Math.max(held.learner.lastReceivedAt ?? 0, fact.receivedAt);
    }
    return verdict;
  }

  written(): Written {
    // In one order everywhere, so that two flushes can't wait for each other.
    const changed = [...this.#held]
      .filter(([, held]) => held.isChanged)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, held]) => held);
    return {
      learners: changed.map(learnerRow),
      skills: changed.flatMap(skillRows),
      days: [...this.#days.values()],
      attempts: this.#newAttempts,
      summaries: this.#newSummaries,
      events: this.#newEvents,
    };
  }

  #of(row: { tenant_id: string; student_id: string }): Held | undefined {
    return this.#held.get(`${row.tenant_id}/${row.student_id}`);
  }

  #takeKind(fact: Fact, held: Held): Verdict {
    if (fact.kind === 'daily') return this.#takeDaily(fact, held);
    if (fact.kind === 'attempt') return this.#takeAttempt(fact, held);
    if (fact.kind === 'ai-summary') return this.#takeSummary(fact, held);
    return this.#takeEvent(fact);
  }

  #takeDaily(fact: FactOf<'daily'>, held: Held): Verdict {
    const { payload } = fact;
    const id = `${payload.studentId}:${payload.dateKey}`;
    const day = held.days.get(payload.dateKey) ?? { time: { snapshotMinutes: 0, attemptSeconds: 0 }, snapshot: null };
    const hash = contentHash(fact);
    const at = orderedAt(payload.lastActiveAt, fact.receivedAt);
    if (day.snapshot?.hash === hash) return { status: 'unchanged', id };
    if (day.snapshot && at < day.snapshot.orderedAt) return { status: 'stale', id };
    const before = day.snapshot;
    const snapshot = { ...payload, date: payload.dateKey, weakTopics: payload.topWeakTopics, orderedAt: at, hash };
    const skills = payload.topWeakTopics.map((topic) => topic.topicId);
    const vanished = this.#withMilestones(fact, held, skills, () => takeSnapshot(held.learner, snapshot, before, day.time));
    this.#rebuildLater(fact, vanished);
    for (const skill of skills) held.changedSkills.add(skill);
    held.days.set(payload.dateKey, { ...day, snapshot });
    this.#days.set(`${fact.tenantId}/${id}`, {
      ...keyOf(fact),
      date_key: payload.dateKey,
      minutes: payload.minutes,
      questions_answered: payload.questionsAnswered,
      correct: payload.correct,
      accuracy: payload.accuracy,
      streak_current: payload.streakCurrent,
      streak_longest: payload.streakLongest,
      due_count: payload.dueCount,
      top_weak_topics: payload.topWeakTopics,
      last_active_at: payload.lastActiveAt,
      ordered_at: iso(at),
      content_hash: hash,
    });
    this.events.push(dailyUpdated(fact));
    return { status: before ? 'updated' : 'created', id };
  }

  #takeAttempt(fact: FactOf<'attempt'>, held: Held): Verdict {
    const { payload } = fact;
    const key = `${fact.tenantId}/${payload.attemptId}`;
    const hash = contentHash(fact);
    const stored = this.#attempts.get(key);
    if (stored !== undefined) return stored === hash ? { status: 'duplicate', id: payload.attemptId } : otherContent(payload.attemptId);
    const date = localDate(orderedAt(payload.startedAt, fact.receivedAt), this.#zones[fact.tenantId] ?? 'UTC');
    const at = orderedAt(payload.finishedAt, fact.receivedAt);
    const day = held.days.get(date) ?? { time: { snapshotMinutes: 0, attemptSeconds: 0 }, snapshot: null };
    held.days.set(date, day);
    const seconds = (Date.parse(payload.finishedAt) - Date.parse(payload.startedAt)) / 1000;
    const result = { date, mode: payload.mode, seconds, orderedAt: at, topics: payload.topicBreakdown };
    const skills = payload.topicBreakdown.filter(({ total }) => total > 0).map((topic) => topic.topicId);
    const isFirstBaseline = isBaseline(payload.mode) && !held.learner.hasBaseline;
    this.events.push(sessionCompleted(fact, seconds));
    if (isFirstBaseline) this.events.push(baselineCompleted(fact));
    this.#withMilestones(fact, held, skills, () => takeAttempt(held.learner, result, day.time));
    for (const skill of skills) held.changedSkills.add(skill);
    this.#attempts.set(key, hash);
    this.#newAttempts.push({
      ...keyOf(fact),
      attempt_id: payload.attemptId,
      mode: payload.mode,
      started_at: payload.startedAt,
      finished_at: payload.finishedAt,
      ordered_at: iso(at),
      date,
      score: payload.score,
      total: payload.total,
      accuracy: payload.accuracy,
      topic_breakdown: payload.topicBreakdown,
      content_hash: hash,
    });
    return { status: 'created', id: payload.attemptId };
  }

  #takeSummary(fact: FactOf<'ai-summary'>, held: Held): Verdict {
    const { payload } = fact;
    const id = `${payload.studentId}:${payload.generatedAt}`;
    const hash = contentHash(fact);
    const generatedAt = Date.parse(payload.generatedAt);
    const stored = held.summaries.get(generatedAt);
    // Of two with one generatedAt the first stands: otherwise a late repeat would bring the older back.
    if (stored !== undefined) return { status: stored === hash ? 'unchanged' : 'stale', id };
    const at = orderedAt(payload.generatedAt, fact.receivedAt);
    const newest = held.newestSummary;
    const isNewest = !newest || at > newest.orderedAt || (at === newest.orderedAt && generatedAt > newest.generatedAt);
    held.summaries.set(generatedAt, hash);
    if (isNewest) held.newestSummary = { orderedAt: at, generatedAt };
    this.#newSummaries.push({
      ...keyOf(fact),
      generated_at: payload.generatedAt,
      ordered_at: iso(at),
      pass_probability: payload.passProbability,
      strengths: payload.strengths,
      weaknesses: payload.weaknesses,
      today_plan: payload.todayPlan,
      content_hash: hash,
    });
    if (!isNewest) return { status: 'stale', id };
    if (payload.todayPlan.length > 0) this.events.push(recommendationCreated(fact));
    return { status: newest ? 'updated' : 'created', id };
  }

  #takeEvent(fact: FactOf<'events'>): Verdict {
    const { payload } = fact;
    const key = `${fact.tenantId}/${payload.eventId}`;
    if (this.#eventIds.has(key)) return { status: 'duplicate', id: payload.eventId };
    this.#eventIds.add(key);
    this.#newEvents.push({
      ...keyOf(fact),
      event_id: payload.eventId,
      type: payload.type,
      occurred_at: payload.occurredAt,
      payload: payload.payload ?? {},
    });
    if (payload.type.toUpperCase() === 'GOAL_COMPLETED') this.events.push(goalCompleted(fact));
    return { status: 'created', id: payload.eventId };
  }

  // What a fact takes back (a weak topic that left the list) is counted again later, and tells nothing.
  #withMilestones<T>(fact: FactOf<'daily' | 'attempt'>, { learner }: Held, skills: readonly string[], take: () => T): T {
    const before = masteriesOf(learner, skills);
    const taken = take();
    for (const milestone of milestones(before, masteriesOf(learner, skills))) this.events.push(masteryMilestone(fact, milestone));
    return taken;
  }

  #rebuildLater(fact: FactOf<'daily'>, skills: string[]): void {
    if (skills.length === 0) return;
    const key = `${fact.tenantId}/${fact.payload.studentId}`;
    const again = this.#rebuild.get(key) ?? { tenantId: fact.tenantId, studentId: fact.payload.studentId, skills: [] };
    again.skills.push(...skills);
    this.#rebuild.set(key, again);
  }
}

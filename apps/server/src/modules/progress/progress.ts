import type { TenantTx } from '../../platform/db/transactions.ts';
import { invalid, notFound } from '../../platform/errors.ts';
import { schoolOf } from '../access/index.ts';
import { localDate } from './ingestion/local-date.ts';
import { overallMastery } from './mastery.ts';
import { readProgress } from './progress-store.ts';
import type { AppProgress, ProgressRange } from './schemas.ts';

const DEFAULT_DAYS = 90;
const MAX_DAYS = 800;
const DAY_MS = 86_400_000;
export const STALE_AFTER_DAYS = 3;

/** What the student page shows. Instructors see it for students of their own cycles only. */
export async function showProgress(tx: TenantTx, studentId: string, range: ProgressRange, now: number): Promise<AppProgress> {
  // Own students are those of own cycles; until cycles exist nobody has any.
  if (tx.caller.grants?.get('progress:VIEW') === 'own') throw notFound('student');
  const { timezone } = await schoolOf(tx);
  const to = range.to ?? localDate(now, timezone);
  const from = range.from ?? new Date(Date.parse(to) - (DEFAULT_DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
  if (from > to) throw invalid('from', 'must not be after to');
  if (Date.parse(to) - Date.parse(from) > MAX_DAYS * DAY_MS) throw invalid('from', `must be at most ${MAX_DAYS} days before to`);
  const raw = await readProgress(tx, studentId, from, to);
  const { learner, skills, ...facts } = raw;
  return {
    ...facts,
    mastery: {
      overallMastery: overallMastery(skills.map((skill) => skill.mastery)),
      skills,
      totals: {
        minutes: learner?.minutes ?? 0,
        questionsAnswered: learner?.questionsAnswered ?? 0,
        correct: learner?.correct ?? 0,
        attempts: learner?.attempts ?? 0,
        activeDays: learner?.activeDays ?? 0,
      },
      streakCurrent: learner?.streakCurrent ?? 0,
      streakLongest: learner?.streakLongest ?? 0,
      lastActiveAt: learner?.lastActiveAt ?? null,
    },
    sync: staleness(learner?.lastReceivedAt ?? null, now, timezone),
  };
}

/** Days are the school's local ones: what came yesterday evening is one day old this morning. */
export function staleness(lastReceivedAt: string | null, now: number, timezone: string): AppProgress['sync'] {
  if (lastReceivedAt === null) return { lastReceivedAt, daysSinceSync: null, isStale: false };
  const days = (Date.parse(localDate(now, timezone)) - Date.parse(localDate(Date.parse(lastReceivedAt), timezone))) / DAY_MS;
  const daysSinceSync = Math.max(0, Math.round(days));
  return { lastReceivedAt, daysSinceSync, isStale: daysSinceSync >= STALE_AFTER_DAYS };
}

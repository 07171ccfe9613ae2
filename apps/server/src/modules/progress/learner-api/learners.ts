import { z } from 'zod';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { AppError, invalid } from '../../../platform/errors.ts';
import type { LearnerNames } from '../../access/index.ts';
import { findLiveStudent } from '../external-events/external-events-store.ts';
import { overallMastery } from '../mastery.ts';
import { listLearners, readTotals } from './learners-store.ts';
import type { LearnerProgress, Learners, LearnersQuery, SessionQuery, Sessions } from './schemas.ts';
import { countSessions, listSessions } from './sessions-store.ts';

/** What a learner knows and did. */
export async function showLearner(tx: TenantTx, names: LearnerNames, told: string): Promise<LearnerProgress> {
  const studentId = await studentMeant(tx, names, told);
  const { skillMastery, ...totals } = await readTotals(tx, studentId);
  const overall = overallMastery(Object.values(skillMastery ?? {}));
  return {
    learnerId: names.tell(studentId),
    tenantId: tx.tenantId,
    overallMastery: overall === null ? null : rounded(overall),
    skillMastery: Object.fromEntries(Object.entries(skillMastery ?? {}).map(([skill, mastery]) => [skill, rounded(mastery)])),
    ...totals,
  };
}

/** The learner's sessions, the newest first. */
export async function browseSessions(tx: TenantTx, names: LearnerNames, told: string, query: SessionQuery): Promise<Sessions> {
  const { from, to, page, pageSize } = query;
  const studentId = await studentMeant(tx, names, told);
  const total = await countSessions(tx, studentId, { from, to });
  const sessions = await listSessions(tx, studentId, query);
  return {
    sessions: sessions.map((session) => ({ ...session, sessionId: names.tellSession(session.sessionId) })),
    pagination: { total, page, pageSize, hasMore: page * pageSize < total },
  };
}

const Cursor = z.tuple([z.union([z.literal('-infinity'), z.iso.datetime().refine((text) => text >= '0001')]), z.string()]);

/** The school's learners: those of whom something was reported last come last. */
export async function browseLearners(tx: TenantTx, names: LearnerNames, query: LearnersQuery): Promise<Learners> {
  const found = await listLearners(tx, query, query.cursor ? readCursor(names, query.cursor) : null);
  const shown = found.slice(0, query.limit);
  const last = found.length > query.limit ? shown.at(-1) : undefined;
  return {
    learners: shown.map(({ id, lastActiveAt }) => ({ learnerId: names.tell(id), lastActiveAt })),
    hasMore: last !== undefined,
    nextCursor: last ? Buffer.from(JSON.stringify([last.hour, names.tell(last.id)])).toString('base64url') : null,
  };
}

function readCursor(names: LearnerNames, cursor: string): { hour: string; id: string } {
  const refused = invalid('cursor', 'This is not a cursor of ours. Start again without one.');
  let written: unknown;
  try {
    written = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw refused;
  }
  const parsed = Cursor.safeParse(written);
  const id = parsed.success ? names.meant(parsed.data[1]) : null;
  if (!parsed.success || id === null || id.includes('\0') || !id.isWellFormed()) throw refused;
  return { hour: parsed.data[0], id };
}

async function studentMeant(tx: TenantTx, names: LearnerNames, told: string): Promise<string> {
  const meant = names.meant(told);
  const studentId = meant === null ? null : await findLiveStudent(tx, meant);
  if (studentId === null) {
    throw new AppError('NOT_FOUND', 'There is no such learner at this school. It may have been deleted.', {
      contractCode: 'LEARNER_NOT_FOUND',
    });
  }
  return studentId;
}

function rounded(mastery: number): number {
  return Math.round(mastery * 1e4) / 1e4;
}

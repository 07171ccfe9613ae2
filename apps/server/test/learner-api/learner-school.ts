import { createTenant, createUser } from '../../src/modules/access/index.ts';
import { systemCaller } from '../../src/platform/caller.ts';
import { inTenant } from '../../src/platform/db/transactions.ts';
import { makeKey } from '../support/keys.ts';
import { type Answer, type Api, addStudents, PASSWORD, signIn } from '../support/school.ts';
import type { TestServer } from '../support/server.ts';

export const LEARNER_SCOPES = ['READ_LEARNER_PROGRESS', 'READ_SESSION_DATA', 'READ_ANALYTICS', 'WRITE_EXTERNAL_EVENTS'];

/** The school of the printed examples, `tenant-456`, with its learners; and a key with every scope of this API. */
export async function openLearnerSchool(
  server: TestServer,
  learners: readonly string[],
  tenantId = 'tenant-456',
): Promise<{ admin: Api; key: Api; keyText: string }> {
  const { database } = server.app.system;
  await createTenant(database, {
    ...{ id: tenantId, name: tenantId, subdomain: tenantId, locale: 'en', timezone: 'Asia/Jerusalem', currency: 'ILS', country: 'IL' },
  });
  await inTenant(database, systemCaller(tenantId, 'system', 'test'), (tx) =>
    createUser(tx, { id: `usr_${tenantId}`, email: `admin@${tenantId}.example`, name: 'Admin', role: 'admin', password: PASSWORD }),
  );
  await addStudents(server, tenantId, learners);
  const admin = await signIn(server, 'admin', tenantId);
  const { api, key } = await makeKey(server, admin, { scopes: LEARNER_SCOPES, rateLimitPerHour: 100_000 });
  return { admin, key: api, keyText: key };
}

/** The printed request, of a learner. */
export const event = (learnerId: string, changes: object = {}) => ({
  learnerId,
  sourceSystem: 'khan-academy',
  eventType: 'content_completed',
  contentId: 'algebra-101',
  contentTitle: 'Introduction to Algebra',
  durationSeconds: 1800,
  score: 0.85,
  occurredAt: '2024-06-01T09:00:00Z',
  metadata: { exerciseCount: 10, hintsUsed: 2 },
  ...changes,
});

export const push = (key: Api, body: object, headers: Record<string, string> = {}): Promise<Answer> =>
  key('POST', '/public/events/external-learning', body, headers);

/** A body of this contract, which has no envelope, as the test knows it to be shaped. */
export function bodyOf<T>(answer: Answer): T {
  return answer.body as unknown as T;
}

export interface Progress {
  learnerId: string;
  overallMastery: number | null;
  skillMastery: Record<string, number>;
  totalSessions: number;
  totalTimeMinutes: number;
  lastActiveAt: string | null;
}

export interface SessionPage {
  sessions: { sessionId: string; sessionType: string; durationMinutes: number; startedAt: string; endedAt: string; score: number | null }[];
  pagination: { total: number; page: number; pageSize: number; hasMore: boolean };
}

export const progressOf = async (key: Api, id: string): Promise<Progress> => bodyOf(await key('GET', `/public/learners/${id}/progress`));
export const sessionsOf = async (key: Api, id: string, query = ''): Promise<SessionPage> =>
  bodyOf(await key('GET', `/public/learners/${id}/sessions${query}`));

/**
 * The public learner API as source document 05 prints it: /public/learners, /public/analytics, /public/events. Bodies are
 * bare, a failure is {"error":"CODE","message":"…"}. The twins below /api/v1 answer the same in the v1 envelope.
 */
import { z } from 'zod';
import { inTenant } from '../../platform/db/transactions.ts';
import { invalid } from '../../platform/errors.ts';
import { bare, type Envelope, v1 } from '../../platform/http/envelope.ts';
import { one, openRoute, type Route, tenantRoute } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import { type Access, learnersFor } from '../access/index.ts';
import { ExternalEvent } from './external-events/external-event.ts';
import { takeExternalEvent } from './external-events/take-external-event.ts';
import { summarise } from './learner-api/analytics.ts';
import { exampleAnalytics, exampleEvent, exampleLearner, exampleLearners, exampleSessions } from './learner-api/examples.ts';
import { browseLearners, browseSessions, showLearner } from './learner-api/learners.ts';
import {
  AnalyticsQuery,
  AnalyticsSummary,
  LearnerParams,
  LearnerProgress,
  Learners,
  LearnersQuery,
  SessionQuery,
  Sessions,
} from './learner-api/schemas.ts';

const printed: Envelope = {
  ...bare,
  failure: (error) => ({
    error: error.contractCode ?? error.code,
    message: error.message,
    ...(error.details ? { details: error.details } : {}),
  }),
  failureSchema: z.object({
    error: z.string(),
    message: z.string(),
    details: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  }),
};

/** One of the two doors to the same routes. */
interface Door {
  prefix: string;
  envelope: Envelope;
  operationOf: (name: string) => string;
}

const DOORS: Door[] = [
  { prefix: '/public', envelope: printed, operationOf: (name) => `public${name}` },
  { prefix: '/api/v1/public', envelope: v1, operationOf: (name) => `${name.charAt(0).toLowerCase()}${name.slice(1)}` },
];

const tag = 'Learner API';
const TakenEvent = z.object({
  eventId: z.string(),
  duplicate: z.literal(true).optional().describe('It was told before; nothing changed.'),
});

export function publicLearnerRoutes(system: System, access: Access): Route[] {
  return DOORS.flatMap((door) => [...readingRoutes(system, access, door), externalEventRoute(system, access, door)]);
}

function readingRoutes({ sealing, clock }: System, { keys }: Access, { prefix, envelope, operationOf }: Door): Route[] {
  const shared = { method: 'GET', tag, envelope } as const;
  return [
    tenantRoute({
      ...shared,
      path: `${prefix}/learners`,
      operationId: operationOf('ListLearners'),
      summary: 'The school’s learners and when they were last active',
      gate: keys.with('READ_LEARNER_PROGRESS'),
      query: LearnersQuery,
      reply: one(Learners, exampleLearners),
      example: { query: { updatedSince: '2024-06-01T00:00:00Z' } },
      run: async (tx, { query }) => browseLearners(tx, await learnersFor(sealing, tx, 'shareProgress'), query),
    }),
    tenantRoute({
      ...shared,
      path: `${prefix}/learners/:id/progress`,
      operationId: operationOf('GetLearnerProgress'),
      summary: 'Get learner mastery and engagement data',
      gate: keys.with('READ_LEARNER_PROGRESS'),
      params: LearnerParams,
      reply: one(LearnerProgress, exampleLearner),
      errors: ['NOT_FOUND'],
      example: { params: { id: 'learner-123' } },
      run: async (tx, { params: { id } }) => showLearner(tx, await learnersFor(sealing, tx, 'shareProgress'), id),
    }),
    tenantRoute({
      ...shared,
      path: `${prefix}/learners/:id/sessions`,
      operationId: operationOf('ListLearnerSessions'),
      summary: 'Get session history and metadata, the newest first',
      gate: keys.with('READ_SESSION_DATA'),
      params: LearnerParams,
      query: SessionQuery,
      reply: one(Sessions, exampleSessions),
      errors: ['NOT_FOUND'],
      example: { params: { id: 'learner-123' }, query: { from: '2024-05-01', to: '2024-06-01' } },
      run: async (tx, { params: { id }, query }) => browseSessions(tx, await learnersFor(sealing, tx, 'shareSessions'), id, query),
    }),
    tenantRoute({
      ...shared,
      path: `${prefix}/analytics/summary`,
      operationId: operationOf('GetAnalyticsSummary'),
      summary: 'Active learners, minutes, mastery and completion over all learners',
      gate: keys.with('READ_ANALYTICS'),
      query: AnalyticsQuery,
      reply: one(AnalyticsSummary, exampleAnalytics),
      example: { query: { from: '2024-05-01', to: '2024-05-31' } },
      run: async (tx, { query }) => {
        await learnersFor(sealing, tx, 'shareAnalytics');
        return summarise(tx, query, clock());
      },
    }),
  ];
}

// Not one of the routes whose answers an Idempotency-Key keeps: here the key names the event, and a repeat is 200.
function externalEventRoute(system: System, { keys }: Access, { prefix, envelope, operationOf }: Door): Route {
  return openRoute({
    method: 'POST',
    path: `${prefix}/events/external-learning`,
    operationId: operationOf('PushExternalEvent'),
    summary: 'Push an external learning event',
    description:
      'Taken in once per `eventId` of its `sourceSystem`, or else per Idempotency-Key: 201 the first time, 200 for a repeat, ' +
      '409 for other content. A score counts for the mastery of its content, a duration makes it a session.',
    tag,
    envelope,
    gate: keys.with('WRITE_EXTERNAL_EVENTS'),
    body: ExternalEvent,
    reply: { ...one(TakenEvent, { eventId: 'evt_123' }), status: 201, statusOf: ({ duplicate }) => (duplicate ? 200 : 201) },
    errors: ['CONFLICT', 'UNPROCESSABLE'],
    example: { body: exampleEvent },
    silent: 'a fact is its own audit record',
    answer: ({ body, caller, request }) => {
      const key = keyFrom(request.headers['idempotency-key']);
      return inTenant(system.database, caller, (tx) => takeExternalEvent(system, tx, body, key));
    },
  });
}

function keyFrom(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  if (typeof header === 'string' && /^[\x21-\x7e]{1,255}$/.test(header)) return header;
  throw invalid('Idempotency-Key', 'Send 1 to 255 printable characters without spaces.');
}

import { sql } from 'kysely';
import { z } from 'zod';
import { isSameSecret } from '../platform/crypto/secrets.ts';
import { db } from '../platform/db/query.ts';
import { inSystem } from '../platform/db/transactions.ts';
import { AppError } from '../platform/errors.ts';
import { anybody, type Gate } from '../platform/http/gate.ts';
import { one, openRoute, type Route, raw } from '../platform/http/route.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { System } from '../system.ts';
import { VERSION } from './version.ts';

const tag = 'Operations';
const Ready = z.object({
  status: z.literal('ok'),
  database: z.literal('ok'),
  mail: z.string().describe('`ok`, or why mails wait.'),
  queues: z.array(z.object({ queue: z.string(), ready: z.number().int() })),
});

const Version = z.object({
  name: z.string(),
  version: z.string(),
  node: z.string(),
  allowsSignUp: z.boolean().describe('Whether anybody may open a school here.'),
});

export function healthRoutes(system: System, jobs: Jobs): Route[] {
  const shared = { method: 'GET', tag, gate: anybody(), limit: 'none' } as const;
  return [
    openRoute({
      ...shared,
      path: '/api/v1/health',
      operationId: 'getHealth',
      summary: 'Whether the process lives',
      reply: one(z.object({ status: z.literal('ok') }), { status: 'ok' }),
      answer: async () => ({ status: 'ok' as const }),
    }),
    openRoute({
      ...shared,
      path: '/api/v1/health/ready',
      operationId: 'getReadiness',
      summary: 'Whether it can work: the database answers, and how many jobs wait',
      reply: one(Ready, { status: 'ok', database: 'ok', mail: 'ok', queues: [{ queue: 'platform.sweep', ready: 0 }] }),
      errors: ['UNAVAILABLE'],
      answer: async () => {
        await inSystem(system.database, 'platform: readiness', (tx) => tx.count(sql`SELECT 1`.compile(db)));
        const mail = system.config.SMTP_URL ? 'ok' : 'Mails wait until SMTP_URL is set.';
        return { status: 'ok' as const, database: 'ok' as const, mail, queues: await jobs.waiting() };
      },
    }),
    openRoute({
      ...shared,
      path: '/api/v1/meta/version',
      operationId: 'getVersion',
      summary: 'Which version runs here',
      reply: one(Version, {
        name: 'rollbook',
        version: '0.1.0',
        node: 'v24.0.0',
        allowsSignUp: false,
      }),
      answer: async () => ({ name: 'rollbook', version: VERSION, node: process.version, allowsSignUp: system.config.ALLOW_SIGNUP }),
    }),
    openRoute({
      ...shared,
      path: '/metrics',
      operationId: 'getMetrics',
      summary: 'Metrics for Prometheus',
      gate: metricsGate(system),
      reply: raw('text/plain; version=0.0.4; charset=utf-8'),
      answer: () => system.metrics.registry.metrics(),
    }),
  ];
}

// With METRICS_TOKEN only its bearer; without one, only this machine.
function metricsGate({ config }: System): Gate {
  return {
    security: [{ metricsToken: [] }],
    asks: 'METRICS_TOKEN, or this machine when none is set',
    errors: ['UNAUTHORIZED'],
    enter: (request) => {
      const isLocal = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip);
      const given = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
      const isAllowed = config.METRICS_TOKEN ? isSameSecret(given, config.METRICS_TOKEN) : isLocal;
      if (!isAllowed) throw new AppError('UNAUTHORIZED', 'Send METRICS_TOKEN as a bearer token.');
      return anybody().enter(request);
    },
  };
}

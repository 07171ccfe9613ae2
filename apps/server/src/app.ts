import type { FastifyInstance } from 'fastify';
import { Redis } from 'ioredis';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { liveRoutes } from './live/live-routes.ts';
import { createAccess, isHttps } from './modules/access/index.ts';
import { checkEvent, createDispatcher, toldEvents } from './modules/webhooks/index.ts';
import { modules } from './modules.ts';
import { registerConsole } from './operations/console.ts';
import { registerDocs, registerOpenApi } from './operations/docs.ts';
import { healthRoutes } from './operations/health-routes.ts';
import { maintenanceJobs, makePartitions } from './operations/maintenance-jobs.ts';
import { signUpRoutes } from './operations/sign-up-routes.ts';
import { SealingKeys } from './platform/crypto/sealing.ts';
import { Database } from './platform/db/database.ts';
import { Listener } from './platform/db/listener.ts';
import { mount } from './platform/http/mount.ts';
import { RateLimits } from './platform/http/rate-limits.ts';
import type { Route } from './platform/http/route.ts';
import { createHttpServer } from './platform/http/server.ts';
import { Jobs } from './platform/jobs/jobs.ts';
import { Changes } from './platform/live/changes.ts';
import { TenantNews } from './platform/live/tenant-news.ts';
import { mailJobs, SEND_MAILS } from './platform/mail/mail-jobs.ts';
import { Outbox } from './platform/mail/outbox.ts';
import { MailSender } from './platform/mail/sender.ts';
import { Metrics } from './platform/metrics.ts';
import { reactions } from './reactions.ts';
import type { System } from './system.ts';

export interface AppOptions {
  config: Config;
  log: Logger;
  connection: pg.PoolConfig;
  /** Only tests bring another clock. */
  clock?: () => number;
  /** False for commands that want the parts and not the clock: no jobs run. */
  runsJobs?: boolean;
}

/** A server, put together and not yet listening. */
export interface App {
  http: FastifyInstance;
  system: System;
  routes: readonly Route[];
  jobs: Jobs;
  /** Finishes requests, gives jobs back, closes. */
  stop(): Promise<void>;
}

export async function createApp({ config, log, connection, clock = Date.now, runsJobs = true }: AppOptions): Promise<App> {
  const database = new Database({ connection, maxConnections: config.DATABASE_MAX_CONNECTIONS, log, logSql: config.LOG_SQL });
  const listener = new Listener(database, log);
  const redis = config.REDIS_URL ? new Redis(config.REDIS_URL, { enableOfflineQueue: false, maxRetriesPerRequest: 1 }) : null;
  redis?.on('error', (error) => log.warn({ err: error }, 'Redis does not answer; limits are counted per process meanwhile'));
  const sealing = new SealingKeys(config.ENCRYPTION_KEY);
  const jobs = new Jobs(database, log);
  const system: System = {
    config,
    log,
    database,
    listener,
    limits: new RateLimits(redis),
    sealing,
    metrics: new Metrics(database),
    changes: new Changes(listener, log),
    endpointNews: new TenantNews(listener, log, 'rollbook_endpoints'),
    queuedNews: new TenantNews(listener, log, 'rollbook_queued'),
    jobs,
    mail: new Outbox({
      sealing,
      log,
      wake: config.SMTP_URL ? () => jobs.wake(SEND_MAILS) : null,
      showsLinks: config.NODE_ENV === 'development' || config.NODE_ENV === 'test',
    }),
    onStop: [],
    clock,
  };
  const toldOutside = toldEvents(system);
  // What we answer and what we tell is checked against its schema, but not in production.
  const isChecked = config.NODE_ENV === 'development' || config.NODE_ENV === 'test';
  database.react(reactions(system.changes, toldOutside, isChecked ? checkEvent : null));
  const sender = config.SMTP_URL ? new MailSender({ database, sealing, log, smtpUrl: config.SMTP_URL, from: config.MAIL_FROM }) : null;

  const http = await createHttpServer({
    log,
    metrics: system.metrics,
    trustProxy: config.TRUST_PROXY,
    corsOrigins: config.CORS_ORIGINS,
    isHttps: isHttps(config),
    crossOrigins: modules.flatMap((module) => module.crossOrigins?.(system) ?? []),
  });
  await registerOpenApi(http);
  const access = createAccess(system);
  http.addHook('onResponse', async (request, reply) => access.keyUsage.count(request, reply.statusCode));
  const routes = [
    ...modules.flatMap((module) => module.routes(system, access)),
    ...liveRoutes(system, access),
    ...signUpRoutes(system, access),
    ...healthRoutes(system, jobs),
  ];
  for (const route of routes) mount(http, route, { database, limits: system.limits, checkReplies: isChecked });
  for (const { pages } of modules) await pages?.(http, system);
  await registerDocs(http, routes);
  await registerConsole(http);

  await makePartitions(database);
  await listener.start();
  const work = [
    ...maintenanceJobs(database),
    ...(sender ? mailJobs(sender) : []),
    ...modules.flatMap((module) => module.jobs?.(system, access) ?? []),
  ];
  await jobs.start(work, runsJobs);
  const dispatcher = runsJobs && config.WEBHOOK_DISPATCH ? createDispatcher(system) : null;
  await dispatcher?.start();
  return {
    http,
    system,
    routes,
    jobs,
    stop: async () => {
      for (const end of system.onStop) end();
      await http.close();
      await access.keyUsage.flush();
      await dispatcher?.stop();
      await jobs.stop();
      sender?.close();
      await listener.close();
      redis?.disconnect();
      await database.close();
    },
  };
}

import { z } from 'zod';
import { systemCaller } from '../../platform/caller.ts';
import { inTenant } from '../../platform/db/transactions.ts';
import type { Route } from '../../platform/http/route.ts';
import { type Job, job } from '../../platform/jobs/jobs.ts';
import type { RecordedEvent } from '../../platform/ledger/ledger.ts';
import { outgoingAgent } from '../../platform/net/outgoing.ts';
import type { System } from '../../system.ts';
import type { Access } from '../access/index.ts';
import { eventTypeRoutes } from './catalogue/event-type-routes.ts';
import { adminWebhookRoutes } from './contract-admin-webhooks.ts';
import { deliveryLogRoutes, deliveryRoutes } from './deliveries/delivery-routes.ts';
import { keepDays } from './deliveries/keep-days.ts';
import { DeliveryNews } from './dispatch/delivery-news.ts';
import { Dispatcher } from './dispatch/dispatcher.ts';
import { QueuedNews } from './dispatch/queued.ts';
import { endpointRoutes } from './endpoints/endpoint-routes.ts';
import { disableEndpoint } from './endpoints/endpoints.ts';
import { mailDisabled } from './endpoints/mail-disabled.ts';
import { feedRoutes } from './feed/feed-routes.ts';
import { healthRoutes } from './health/health-routes.ts';

export { CATALOGUE, checkEvent, EVENT_TYPES } from './catalogue/catalogue.ts';

/** Partners hear of what happens: endpoints, deliveries, the feed of events. */
export function webhookModuleRoutes(system: System, access: Access): Route[] {
  const agent = outgoing(system);
  system.onStop.push(() => void agent.destroy());
  return [
    ...feedRoutes(system, access),
    ...eventTypeRoutes(access),
    ...endpointRoutes(system, access),
    ...deliveryRoutes(system, access, agent),
    ...deliveryLogRoutes(access),
    ...healthRoutes(access),
    ...adminWebhookRoutes(system, access, agent),
  ];
}

export function webhookJobs({ database }: System): Job[] {
  return [
    job({
      name: 'webhooks.keep-days',
      data: z.object({}),
      cron: '7 * * * *',
      isAtStart: true,
      run: () => keepDays(database),
    }),
  ];
}

/** What is done with events once they are kept: workers hear that something is queued. */
export function toldEvents({ database, listener, queuedNews, endpointNews }: System): (events: readonly RecordedEvent[]) => void {
  const news = new QueuedNews(database, listener, queuedNews, endpointNews);
  return (events) => news.tell(events);
}

/** A worker of this process; it delivers from `start` to `stop`. */
export function createDispatcher(system: System): Dispatcher {
  const { config, database, sealing, log, queuedNews, endpointNews } = system;
  const agent = outgoing(system);
  const deliveryNews = new DeliveryNews(system.changes);
  const dispatcher = new Dispatcher({
    ...{ database, sealing, log, agent },
    timeoutMs: config.WEBHOOK_TIMEOUT_MS,
    maxAttempts: config.WEBHOOK_MAX_RETRIES,
    safetyPollMs: config.WEBHOOK_WORKER_INTERVAL_MS,
    brand: config.WEBHOOK_HEADER_BRAND,
    onKept: (lanes) => deliveryNews.add(lanes),
    chance: config.NODE_ENV === 'test' ? () => 0.5 : Math.random,
    disable: async ({ tenantId, endpointId }, reason) => {
      await inTenant(database, systemCaller(tenantId, 'job', 'webhooks'), async (tx) => {
        const disabled = await disableEndpoint(tx, endpointId, reason);
        if (disabled) await mailDisabled(system, tx, disabled);
      });
      endpointNews.tell([tenantId]);
    },
  });
  queuedNews.hear((tenantIds) => (tenantIds === null ? dispatcher.wakeAll() : dispatcher.wake(tenantIds)));
  endpointNews.hear((tenantIds) => (tenantIds === null ? dispatcher.wakeAll() : dispatcher.forget(tenantIds)));
  return dispatcher;
}

function outgoing({ config }: System) {
  return outgoingAgent({ allowsPrivate: config.WEBHOOK_ALLOW_PRIVATE, connectTimeoutMs: Math.min(10_000, config.WEBHOOK_TIMEOUT_MS) });
}

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deliverySearch } from '../modules/webhooks/deliveries/log-search.ts';
import { webhookListSpec } from '../modules/webhooks/endpoints/list-spec.ts';
import { eventSpec } from '../modules/webhooks/events/feed-event.ts';
import { listSearch } from '../ui/records/list-state.ts';
import { parseRecordSearch } from '../ui/records/record-search.ts';
import { signedIn } from './frame.tsx';

const webhooks = createRoute({
  getParentRoute: () => signedIn,
  path: '/webhooks',
  validateSearch: listSearch(webhookListSpec),
  component: lazyRouteComponent(() => import('../modules/webhooks/endpoints/webhooks-page.tsx')),
});

const newWebhook = createRoute({
  getParentRoute: () => signedIn,
  path: '/webhooks/new',
  component: lazyRouteComponent(() => import('../modules/webhooks/endpoints/new-webhook-page.tsx')),
});

const webhook = createRoute({
  getParentRoute: () => signedIn,
  path: '/webhooks/$webhookId',
  validateSearch: (search: Record<string, unknown>) => ({ ...deliverySearch(search), ...parseRecordSearch(search) }),
  component: lazyRouteComponent(() => import('../modules/webhooks/endpoints/webhook-page.tsx')),
});

const deliveryLog = createRoute({
  getParentRoute: () => signedIn,
  path: '/webhook-deliveries',
  validateSearch: deliverySearch,
  component: lazyRouteComponent(() => import('../modules/webhooks/deliveries/delivery-log-page.tsx')),
});

const eventExplorer = createRoute({
  getParentRoute: () => signedIn,
  path: '/events',
  validateSearch: listSearch(eventSpec),
  component: lazyRouteComponent(() => import('../modules/webhooks/events/event-explorer-page.tsx')),
});

/** What others are told of the school. */
export const webhookRoutes = [webhooks, newWebhook, webhook, deliveryLog, eventExplorer] as const;

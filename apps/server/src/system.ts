import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { SealingKeys } from './platform/crypto/sealing.ts';
import type { Database } from './platform/db/database.ts';
import type { Listener } from './platform/db/listener.ts';
import type { RateLimits } from './platform/http/rate-limits.ts';
import type { Jobs } from './platform/jobs/jobs.ts';
import type { Changes } from './platform/live/changes.ts';
import type { TenantNews } from './platform/live/tenant-news.ts';
import type { Outbox } from './platform/mail/outbox.ts';
import type { Metrics } from './platform/metrics.ts';

/** What the platform gives every module. Made once in app.ts, handed down, never global. */
export interface System {
  config: Config;
  log: Logger;
  database: Database;
  listener: Listener;
  limits: RateLimits;
  sealing: SealingKeys;
  metrics: Metrics;
  changes: Changes;
  jobs: Jobs;
  mail: Outbox;
  /** Schools whose webhook endpoints were changed. */
  endpointNews: TenantNews;
  /** Schools for which something was queued. */
  queuedNews: TenantNews;
  /** Called first thing when the server stops: ends what would otherwise never end. */
  onStop: (() => void)[];
  /** Milliseconds since 1970; tests hand in their own. */
  clock: () => number;
}

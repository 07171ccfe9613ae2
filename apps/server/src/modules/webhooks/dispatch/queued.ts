import type { Database } from '../../../platform/db/database.ts';
import type { Listener } from '../../../platform/db/listener.ts';
import { inSystem } from '../../../platform/db/transactions.ts';
import type { RecordedEvent } from '../../../platform/ledger/ledger.ts';
import type { TenantNews } from '../../../platform/live/tenant-news.ts';
import { listTenantsWithEndpoints } from '../endpoints/endpoints-store.ts';

/**
 * Tells workers of what was queued, after the commit, and only for schools that have an endpoint: most events concern
 * nobody outside. Until that is known, and while nothing can be heard, all are told.
 */
export class QueuedNews {
  readonly #database: Database;
  readonly #listener: Listener;
  readonly #news: TenantNews;
  #withEndpoints: ReadonlySet<string> | null = null;

  constructor(database: Database, listener: Listener, news: TenantNews, endpointsChanged: TenantNews) {
    this.#database = database;
    this.#listener = listener;
    this.#news = news;
    endpointsChanged.hear(() => {
      this.#withEndpoints = null;
      this.#read().catch(() => {});
    });
  }

  tell(events: readonly RecordedEvent[]): void {
    const known = this.#listener.isConnected ? this.#withEndpoints : null;
    this.#news.tell(events.flatMap(({ tenantId }) => (known === null || known.has(tenantId) ? [tenantId] : [])));
  }

  async #read(): Promise<void> {
    const found = await inSystem(this.#database, 'webhooks: which schools have endpoints', listTenantsWithEndpoints);
    this.#withEndpoints = new Set(found);
  }
}

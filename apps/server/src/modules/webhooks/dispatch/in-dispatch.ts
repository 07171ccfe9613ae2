import type { Database } from '../../../platform/db/database.ts';
import { inSystem, type SystemTx } from '../../../platform/db/transactions.ts';

/** A worker's transaction: over all tenants, and each look at the queue along its index. */
export function inDispatch<T>(database: Database, work: (tx: SystemTx) => Promise<T>): Promise<T> {
  return inSystem(database, 'webhooks: dispatch', work, 'along-indexes');
}

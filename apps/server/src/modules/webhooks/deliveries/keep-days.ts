import type { Database } from '../../../platform/db/database.ts';
import { inSystem } from '../../../platform/db/transactions.ts';
import { deleteStale, makeDays } from './days-store.ts';

const SUCCESS_DAYS = 30;
const FAILURE_DAYS = 90;
/** As long as its event is kept. */
export const WAITING_DAYS = 30;

// A second's work: each statement well within its time, and workers never wait long for a row.
const PORTION = 10_000;

/**
 * Days ahead are made, old ones dropped; what waits for an endpoint that is gone, or for longer than events are kept, is
 * dropped. Each by itself: without the days of tomorrow nothing could be written down, however much there is to forget.
 */
export async function keepDays(database: Database): Promise<void> {
  await inSystem(database, 'webhooks: forget old deliveries', (tx) => makeDays(tx, SUCCESS_DAYS, FAILURE_DAYS));
  let dropped: number;
  do {
    dropped = await inSystem(database, 'webhooks: forget old deliveries', (tx) => deleteStale(tx, WAITING_DAYS, PORTION));
  } while (dropped === PORTION);
}

import type { TenantTx } from '../../../../platform/db/transactions.ts';
import type { KeyUse } from '../api-key-schemas.ts';
import { getApiKey } from '../api-keys-store.ts';
import { listUsage, type UsageRow } from './key-usage-store.ts';

const DAY_MS = 86_400_000;
const DAYS = 30;

export async function readKeyUse(tx: TenantTx, id: string, now: number): Promise<KeyUse> {
  await getApiKey(tx, id);
  return summedUp(await listUsage(tx, id, useShownSince(now)), now);
}

/** The first moment of what is shown: thirty days of UTC, today among them. */
export function useShownSince(now: number): string {
  return new Date(now - (now % DAY_MS) - (DAYS - 1) * DAY_MS).toISOString();
}

/** Counts by the hour, newest first, summed up by day and for the last 24 hours. */
export function summedUp(rows: readonly UsageRow[], now: number): KeyUse {
  const days = new Map<string, KeyUse['days'][number]>();
  const hours = new Map<string, number>();
  let all = 0;
  for (const { hour, group, statusClass, requests } of rows) {
    const date = hour.slice(0, 10);
    const day = days.get(date) ?? { date, requests: 0, byGroup: {}, byStatus: {} };
    const status = `${statusClass}xx`;
    day.requests += requests;
    day.byGroup[group] = (day.byGroup[group] ?? 0) + requests;
    day.byStatus[status] = (day.byStatus[status] ?? 0) + requests;
    days.set(date, day);
    if (Date.parse(hour) > now - DAY_MS) hours.set(hour, (hours.get(hour) ?? 0) + requests);
    all += requests;
  }
  return { requests: all, days: [...days.values()], hours: [...hours].map(([hour, requests]) => ({ hour, requests })) };
}

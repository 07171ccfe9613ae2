import type { TenantTx } from '../../../platform/db/transactions.ts';
import { invalid } from '../../../platform/errors.ts';
import { daysAfter, daysBetween } from '../../../platform/time/instants.ts';
import { schoolOf } from '../../access/index.ts';
import { localDate } from '../ingestion/local-date.ts';
import { readFigures } from './analytics-store.ts';
import type { AnalyticsQuery, AnalyticsSummary } from './schemas.ts';

const USUAL_DAYS = 30;
const MAX_DAYS = 366;

/** What all learners of the school did in a range of local dates. Nobody is named, so it is told whoever asks. */
export async function summarise(tx: TenantTx, range: AnalyticsQuery, now: number): Promise<AnalyticsSummary> {
  const { timezone } = await schoolOf(tx);
  const to = range.to ?? localDate(now, timezone);
  const from = range.from ?? daysAfter(to, 1 - USUAL_DAYS);
  if (from > to) throw invalid('from', 'must not be after to');
  if (daysBetween(from, to) >= MAX_DAYS) throw invalid('from', `must be less than ${MAX_DAYS} days before to`);
  const { fifths, expected, attended, averageMastery, ...figures } = await readFigures(tx, { from, to, timezone });
  return {
    ...{ tenantId: tx.tenantId, from, to },
    ...figures,
    averageMastery: averageMastery === null ? null : Math.round(averageMastery * 1e4) / 1e4,
    masteryDistribution: fifths.map((learners, place) => ({ from: place / 5, to: (place + 1) / 5, learners })),
    completion: { expected, attended, rate: expected === 0 ? null : Math.round((attended / expected) * 1e4) / 1e4 },
  };
}

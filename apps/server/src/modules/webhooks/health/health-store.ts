import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { EndpointHealth, HealthHour, HealthQuery } from './health-schemas.ts';

// However busy the endpoint, no more rows are read for one chart.
const MOST_COUNTED = 50_000;

/** How deliveries ended, hour by hour. */
export async function readHealth(tx: TenantTx, endpointId: string, { from, to }: HealthQuery): Promise<EndpointHealth> {
  const rows = await tx.rows(
    sql<
      HealthHour & { earliest: string }
    >`SELECT date_trunc('hour', o.sent_at, 'UTC') AS at, count(*) FILTER (WHERE o.is_success) AS arrived,
        count(*) FILTER (WHERE NOT o.is_success) AS "givenUp", percentile_disc(0.5) WITHIN GROUP (ORDER BY o.took_ms) AS "usualMs",
        percentile_disc(0.95) WITHIN GROUP (ORDER BY o.took_ms) AS "slowMs", min(o.sent_at) AS earliest
      FROM (SELECT a.sent_at, a.is_success, a.took_ms FROM webhook_attempts a
        WHERE a.tenant_id = ${tx.tenantId} AND a.endpoint_id = ${endpointId} AND a.is_last AND NOT a.is_test
          AND a.sent_at >= ${from}::timestamptz AND a.sent_at < ${to}::timestamptz
        ORDER BY a.sent_at DESC, a.delivery_id LIMIT ${MOST_COUNTED}) o
      GROUP BY 1 ORDER BY 1`.compile(db),
  );
  const counted = rows.reduce((sum, { arrived, givenUp }) => sum + arrived + givenUp, 0);
  return {
    countedFrom: (counted === MOST_COUNTED ? rows[0]?.earliest : null) ?? from,
    hours: rows.map(({ earliest: _, ...hour }) => hour),
  };
}

import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';

/** Money that was fixed. */
export interface FixedMoney {
  revenue: number;
  instructorPayment: number;
  carriesDailyRate: boolean;
  paidPercent: number;
}

export async function setCompleted(
  tx: TenantTx,
  id: string,
  { revenue, instructorPayment, carriesDailyRate, paidPercent }: FixedMoney,
  { topic, notes }: { topic: string | null; notes: string | null },
): Promise<void> {
  await tx.count(
    sql`UPDATE meetings SET status = 'completed', completed_at = now(), revenue = ${revenue}, instructor_payment = ${instructorPayment},
          carries_daily_rate = ${carriesDailyRate}::boolean, paid_percent = ${paidPercent}, topic = ${topic}, notes = ${notes}, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

export async function setMoney(
  tx: TenantTx,
  id: string,
  { revenue, instructorPayment, carriesDailyRate, paidPercent }: FixedMoney,
): Promise<void> {
  await tx.count(
    sql`UPDATE meetings SET revenue = ${revenue}, instructor_payment = ${instructorPayment}, carries_daily_rate = ${carriesDailyRate}::boolean, paid_percent = ${paidPercent},
          version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

export async function setPay(tx: TenantTx, id: string, money: Omit<FixedMoney, 'revenue'>): Promise<void> {
  await tx.count(
    sql`UPDATE meetings SET instructor_payment = ${money.instructorPayment}, carries_daily_rate = ${money.carriesDailyRate}::boolean,
          paid_percent = ${money.paidPercent},
          version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { VatPeriod } from '../money/vat.ts';
import { type Meanings, USUAL_MEANINGS } from './attendance-meanings.ts';

/** How a school counts lessons and money. Rates in basis points: 3000 is 30 %. */
export interface TeachingSettings {
  version: number;
  pricesIncludeVat: boolean;
  employerOverheadBp: number;
  attendance: Meanings;
  makeupExpiryDays: number;
  waitingList: 'promote' | 'offer';
  offerHours: number;
  cancellationNoticeHours: number;
  lateCancellationPercent: number;
}

/** Of a school that has said nothing: as the table's own defaults. */
export const USUAL_SETTINGS: TeachingSettings = {
  version: 0,
  pricesIncludeVat: false,
  employerOverheadBp: 3000,
  attendance: USUAL_MEANINGS,
  makeupExpiryDays: 90,
  waitingList: 'promote',
  offerHours: 48,
  cancellationNoticeHours: 24,
  lateCancellationPercent: 100,
};

type Stored = Omit<TeachingSettings, 'attendance'> & { attendance: Partial<Meanings> };

const shown = sql`version, prices_include_vat AS "pricesIncludeVat", employer_overhead_bp AS "employerOverheadBp", attendance,
  makeup_expiry_days AS "makeupExpiryDays", waiting_list AS "waitingList", offer_hours AS "offerHours",
  cancellation_notice_hours AS "cancellationNoticeHours", late_cancellation_percent AS "lateCancellationPercent"`;

export async function getTeachingSettings(tx: TenantTx): Promise<TeachingSettings> {
  return withUsual(await tx.first(sql<Stored>`SELECT ${shown} FROM teaching_settings WHERE tenant_id = ${tx.tenantId}`.compile(db)));
}

/** The settings for a change. A school that has none gets its row here, so that there is something to lock. */
export async function lockTeachingSettings(tx: TenantTx): Promise<TeachingSettings> {
  await tx.count(sql`INSERT INTO teaching_settings (tenant_id, version) VALUES (${tx.tenantId}, 0) ON CONFLICT DO NOTHING`.compile(db));
  return withUsual(
    await tx.first(sql<Stored>`SELECT ${shown} FROM teaching_settings WHERE tenant_id = ${tx.tenantId} FOR UPDATE`.compile(db)),
  );
}

function withUsual(stored: Stored | null): TeachingSettings {
  return stored ? { ...stored, attendance: { ...USUAL_MEANINGS, ...stored.attendance } } : USUAL_SETTINGS;
}

export async function updateTeachingSettings(tx: TenantTx, values: TeachingSettings): Promise<void> {
  await tx.count(
    sql`UPDATE teaching_settings SET prices_include_vat = ${values.pricesIncludeVat}::boolean, employer_overhead_bp = ${values.employerOverheadBp},
          attendance = ${JSON.stringify(values.attendance)}::jsonb, makeup_expiry_days = ${values.makeupExpiryDays},
          waiting_list = ${values.waitingList}, offer_hours = ${values.offerHours},
          cancellation_notice_hours = ${values.cancellationNoticeHours}, late_cancellation_percent = ${values.lateCancellationPercent},
          version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId}`.compile(db),
  );
}

export async function listVatPeriods(tx: TenantTx): Promise<VatPeriod[]> {
  return tx.rows(
    sql<VatPeriod>`SELECT starts_on AS "startsOn", rate_bp AS "rateBp" FROM vat_periods
      WHERE tenant_id = ${tx.tenantId} ORDER BY starts_on`.compile(db),
  );
}

export async function replaceVatPeriods(tx: TenantTx, periods: readonly VatPeriod[]): Promise<void> {
  await tx.count(sql`DELETE FROM vat_periods WHERE tenant_id = ${tx.tenantId}`.compile(db));
  if (periods.length === 0) return;
  const rows = periods.map(({ startsOn, rateBp }) => ({ tenant_id: tx.tenantId, starts_on: startsOn, rate_bp: rateBp }));
  await tx.count(db.insertInto('vat_periods').values(rows));
}

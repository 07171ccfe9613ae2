import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { SystemTx, TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import { sharingColumns } from '../sharing/sharing-store.ts';
import type { Settings } from './settings-schemas.ts';

const DEFAULT_AUDIT_MONTHS = 24;

const shown = sql`id, version, name, subdomain, locale, timezone, currency, country, week_start AS "weekStart",
  coalesce(settings->>'requireTwoFactor', 'none') AS "requireTwoFactor",
  coalesce((settings->>'auditRetentionMonths')::int, ${sql.lit(DEFAULT_AUDIT_MONTHS)}) AS "auditRetentionMonths", ${sharingColumns}`;

export async function getSettings(tx: TenantTx): Promise<Settings> {
  return found(await tx.first(sql<Settings>`SELECT ${shown} FROM tenants WHERE id = ${tx.tenantId}`.compile(db)));
}

export async function lockSettings(tx: TenantTx): Promise<Settings> {
  return found(await tx.first(sql<Settings>`SELECT ${shown} FROM tenants WHERE id = ${tx.tenantId} FOR NO KEY UPDATE`.compile(db)));
}

function found(settings: Settings | null): Settings {
  if (!settings) throw notFound('school');
  return settings;
}

export async function updateSettings(tx: TenantTx, values: Settings): Promise<void> {
  const { requireTwoFactor, auditRetentionMonths, shareProgress, shareSessions, shareAnalytics, acceptExternalEvents, anonymiseLearners } =
    values;
  const sharing = { shareProgress, shareSessions, shareAnalytics, acceptExternalEvents, anonymiseLearners };
  await tx.count(
    sql`UPDATE tenants SET name = ${values.name}, locale = ${values.locale}, timezone = ${values.timezone}, currency = ${values.currency},
          week_start = ${values.weekStart}, settings = settings || ${JSON.stringify({ requireTwoFactor, auditRetentionMonths, ...sharing })}::jsonb,
          version = version + 1, updated_at = now()
        WHERE id = ${tx.tenantId}`.compile(db),
  );
}

/** Every process reads anew, with the commit, what it knows of anybody's session. */
export async function tellAllSessions(tx: TenantTx): Promise<void> {
  await tx.count(sql`SELECT pg_notify('rollbook_sessions', '*')`.compile(db));
}

/** The first moment of the audit log that this school keeps: whole months, this one and those of its setting before it. */
export async function auditKeptSince(tx: TenantTx): Promise<string> {
  const row = await tx.first(
    sql<{ since: string }>`SELECT date_trunc('month', now(), 'UTC')
        - make_interval(months => coalesce((settings->>'auditRetentionMonths')::int, ${sql.lit(DEFAULT_AUDIT_MONTHS)})) AS since
      FROM tenants WHERE id = ${tx.tenantId}`.compile(db),
  );
  if (!row) throw notFound('school');
  return row.since;
}

/** Drops the months of the audit log that no school wants to keep any longer. */
export async function dropOldAuditMonths(tx: SystemTx): Promise<void> {
  await tx.count(
    sql`SELECT drop_audit_months(coalesce(max(coalesce((settings->>'auditRetentionMonths')::int, ${DEFAULT_AUDIT_MONTHS})), ${DEFAULT_AUDIT_MONTHS}))
        FROM tenants`.compile(db),
  );
}

import { type RawBuilder, sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';

/** What a school shares of its learners: kinds of data, and whether by their own ids. */
export interface SharingSwitches {
  shareProgress: boolean;
  shareSessions: boolean;
  shareAnalytics: boolean;
  acceptExternalEvents: boolean;
  anonymiseLearners: boolean;
}

interface StoredSharing extends SharingSwitches {
  secretSealed: string | null;
}

/** The switches as columns of an answer: everything is shared, by own ids, until somebody says otherwise. */
export const sharingColumns: RawBuilder<unknown> = sql.raw(
  [
    ...['shareProgress', 'shareSessions', 'shareAnalytics', 'acceptExternalEvents'].map((name) => column(name, true)),
    column('anonymiseLearners', false),
  ].join(', '),
);

function column(name: string, usual: boolean): string {
  return `coalesce((settings->>'${name}')::boolean, ${usual}) AS "${name}"`;
}

export async function readSharing(tx: TenantTx): Promise<StoredSharing> {
  const found = await tx.first(
    sql<StoredSharing>`SELECT ${sharingColumns}, stand_in_secret AS "secretSealed" FROM tenants WHERE id = ${tx.tenantId}`.compile(db),
  );
  if (!found) throw notFound('school');
  return found;
}

/** Keeps a secret, unless the school has one: stand-ins told before stay what they are. */
export async function insertStandInSecret(tx: TenantTx, sealed: string): Promise<void> {
  await tx.count(sql`UPDATE tenants SET stand_in_secret = ${sealed} WHERE id = ${tx.tenantId} AND stand_in_secret IS NULL`.compile(db));
}

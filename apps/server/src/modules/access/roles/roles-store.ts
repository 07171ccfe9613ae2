import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { SystemTx, TenantTx } from '../../../platform/db/transactions.ts';
import type { Role } from '../permission-matrix.ts';
import type { RoleChanges } from './role-rules.ts';

export interface StoredRole {
  role: Role;
  changes: RoleChanges;
  version: number;
  updatedAt: string;
}

const stored = sql`role, changes, version, updated_at AS "updatedAt"`;

/** The roles this school has changed. */
export async function listChangedRoles(tx: TenantTx): Promise<StoredRole[]> {
  return tx.rows(sql<StoredRole>`SELECT ${stored} FROM role_permissions WHERE tenant_id = ${tx.tenantId} ORDER BY role`.compile(db));
}

/** What this school changed of a role, locked; null when nothing. */
export async function lockChangedRole(tx: TenantTx, role: Role): Promise<StoredRole | null> {
  return tx.first(
    sql<StoredRole>`SELECT ${stored} FROM role_permissions WHERE tenant_id = ${tx.tenantId} AND role = ${role} FOR UPDATE`.compile(db),
  );
}

export async function findRoleChanges(tx: TenantTx, role: Role): Promise<RoleChanges> {
  const found = await tx.first(
    sql<{ changes: RoleChanges }>`SELECT changes FROM role_permissions WHERE tenant_id = ${tx.tenantId} AND role = ${role}`.compile(db),
  );
  return found?.changes ?? {};
}

/** The same for a gate, which has no transaction of the school yet. */
export async function findRoleChangesOf(tx: SystemTx, tenantId: string, role: Role): Promise<RoleChanges> {
  const found = await tx.first(
    sql<{ changes: RoleChanges }>`SELECT changes FROM role_permissions WHERE tenant_id = ${tenantId} AND role = ${role}`.compile(db),
  );
  return found?.changes ?? {};
}

/** Keeps the changes, and tells every process with the commit. */
export async function upsertRoleChanges(tx: TenantTx, role: Role, changes: RoleChanges): Promise<void> {
  await tx.count(
    sql`INSERT INTO role_permissions (tenant_id, role, changes, version) VALUES (${tx.tenantId}, ${role}, ${JSON.stringify(changes)}, 2)
        ON CONFLICT (tenant_id, role) DO UPDATE SET changes = excluded.changes, version = role_permissions.version + 1,
          updated_at = now()`.compile(db),
  );
  await tx.count(sql`SELECT pg_notify('rollbook_roles', ${`${tx.tenantId}/${role}`})`.compile(db));
}

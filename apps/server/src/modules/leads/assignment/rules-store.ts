import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { AssignmentRule } from './rule-schemas.ts';

export interface StoredRule extends AssignmentRule {
  id: string;
  next: number;
}

const shown = sql`r.id, r.branch_id AS "branchId", r.user_ids AS "userIds", r.next`;

/** All rules, that for every branch first. */
export async function listRules(tx: TenantTx): Promise<StoredRule[]> {
  return tx.rows(
    sql<StoredRule>`SELECT ${shown} FROM lead_assignment_rules r WHERE r.tenant_id = ${tx.tenantId}
      ORDER BY r.branch_id NULLS FIRST`.compile(db),
  );
}

/** All rules, locked in the order in which everybody locks them: whose turn it is stays so until the commit. */
export async function lockRules(tx: TenantTx): Promise<StoredRule[]> {
  return tx.rows(
    sql<StoredRule>`SELECT ${shown} FROM lead_assignment_rules r WHERE r.tenant_id = ${tx.tenantId} ORDER BY r.id FOR UPDATE`.compile(db),
  );
}

/** Locks the rules that leads of these branches (null: of none) may be given away by. */
export async function lockRulesFor(tx: TenantTx, branchIds: readonly (string | null)[]): Promise<StoredRule[]> {
  const named = branchIds.filter((id) => id !== null);
  return tx.rows(
    sql<StoredRule>`SELECT ${shown} FROM lead_assignment_rules r
      WHERE r.tenant_id = ${tx.tenantId} AND (r.branch_id IS NULL OR r.branch_id = ANY (${named}::text[]))
      ORDER BY r.id FOR UPDATE`.compile(db),
  );
}

/** Of these people, those who can take a lead now. */
export async function listActiveUsers(tx: TenantTx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows(
    sql<{ id: string }>`SELECT id FROM users
      WHERE tenant_id = ${tx.tenantId} AND id = ANY (${ids}::text[]) AND is_active AND deleted_at IS NULL`.compile(db),
  );
  return new Set(rows.map(({ id }) => id));
}

export async function setNext(tx: TenantTx, id: string, next: number): Promise<void> {
  await tx.count(
    sql`UPDATE lead_assignment_rules SET next = ${next}, updated_at = now() WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

export async function insertRule(tx: TenantTx, rule: StoredRule): Promise<void> {
  await tx.count(
    sql`INSERT INTO lead_assignment_rules (tenant_id, id, branch_id, user_ids, next)
        VALUES (${tx.tenantId}, ${rule.id}, ${rule.branchId}, ${rule.userIds}, ${rule.next})`.compile(db),
  );
}

export async function updateRule(tx: TenantTx, { id, userIds, next }: StoredRule): Promise<void> {
  await tx.count(
    sql`UPDATE lead_assignment_rules SET user_ids = ${userIds}, next = ${next}, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

export async function deleteRule(tx: TenantTx, id: string): Promise<void> {
  await tx.count(sql`DELETE FROM lead_assignment_rules WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db));
}

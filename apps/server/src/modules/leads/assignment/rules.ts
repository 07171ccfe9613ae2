import type { TenantTx } from '../../../platform/db/transactions.ts';
import { invalid } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { holdReferences } from '../leads/references-store.ts';
import type { AssignmentRule, AssignmentRules } from './rule-schemas.ts';
import { deleteRule, insertRule, listRules, lockRules, updateRule } from './rules-store.ts';
import { nextAmong } from './turns.ts';

export async function readRules(tx: TenantTx): Promise<AssignmentRule[]> {
  return (await listRules(tx)).map(({ branchId, userIds }) => ({ branchId, userIds }));
}

/** These rules and no others. A branch that keeps its rule keeps whose turn it is. */
export async function setRules(tx: TenantTx, { rules }: AssignmentRules): Promise<AssignmentRule[]> {
  await refuseMisfits(tx, rules);
  const before = await lockRules(tx);
  for (const { id, branchId } of before) if (!rules.some((rule) => rule.branchId === branchId)) await deleteRule(tx, id);
  for (const { branchId, userIds } of rules) {
    const known = before.find((rule) => rule.branchId === branchId);
    if (known) await updateRule(tx, { ...known, userIds, next: nextAmong(known, userIds) });
    else await insertRule(tx, { id: newId('rul'), branchId, userIds, next: 0 });
  }
  const after = await readRules(tx);
  await record(tx, {
    action: 'lead_assignment_rules.updated',
    entity: 'lead_assignment_rules',
    entityId: tx.tenantId,
    old: { rules: before.map(({ branchId, userIds }) => ({ branchId, userIds })) },
    new: { rules: after },
  });
  return after;
}

async function refuseMisfits(tx: TenantTx, rules: readonly AssignmentRule[]): Promise<void> {
  const held = await holdReferences(
    tx,
    rules.flatMap(({ branchId, userIds }) => userIds.map((ownerId) => ({ ownerId, branchId, courseId: null }))),
  );
  for (const [index, { branchId, userIds }] of rules.entries()) {
    const field = `rules.${index}`;
    if (rules.findIndex((rule) => rule.branchId === branchId) !== index) throw invalid(`${field}.branchId`, 'has a rule above already');
    if (branchId !== null && !held.branches.has(branchId)) throw invalid(`${field}.branchId`, 'is not a branch of this school');
    for (const [place, userId] of userIds.entries()) {
      if (userIds.indexOf(userId) !== place) throw invalid(`${field}.userIds.${place}`, 'is there twice');
      if (!held.owners.has(userId)) throw invalid(`${field}.userIds.${place}`, 'is not an active user of this school');
    }
  }
}

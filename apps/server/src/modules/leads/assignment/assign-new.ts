import type { TenantTx } from '../../../platform/db/transactions.ts';
import { listActiveUsers, lockRulesFor, setNext } from './rules-store.ts';
import { takeTurn } from './turns.ts';

/**
 * Whose turn it is for each of some new leads, by the rule of its branch, else by that for all; null: nobody's.
 * The rules stay locked until the commit, so leads that arrive at once get one after the other.
 */
export async function takeTurns(tx: TenantTx, branchIds: readonly (string | null)[]): Promise<(string | null)[]> {
  if (branchIds.length === 0) return [];
  const rules = await lockRulesFor(tx, branchIds);
  if (rules.length === 0) return branchIds.map(() => null);
  const active = await listActiveUsers(
    tx,
    rules.flatMap(({ userIds }) => userIds),
  );
  const turned = new Set<string>();
  const owners = branchIds.map((branchId) => {
    const rule = rules.find((one) => one.branchId === branchId) ?? rules.find((one) => one.branchId === null);
    const turn = rule ? takeTurn(rule, active) : null;
    if (!rule || !turn) return null;
    rule.next = turn.next;
    turned.add(rule.id);
    return turn.userId;
  });
  for (const { id, next } of rules) if (turned.has(id)) await setNext(tx, id, next);
  return owners;
}

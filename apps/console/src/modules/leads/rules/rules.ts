import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';

/** Who gets the new leads of a branch, one after the other; no branch: of those without a rule. */
export interface AssignmentRule {
  branchId: string | null;
  userIds: string[];
}

// Their own key: news of leads says nothing of rules.
export const rulesQuery = queryOptions({
  queryKey: ['lead-assignment-rules'],
  queryFn: ({ signal }) => api.get<AssignmentRule[]>('/leads/assignment-rules', { signal }),
});

/** The rules with one branch's people set; nobody means no rule. */
export function withRule(rules: readonly AssignmentRule[], branchId: string | null, userIds: string[]): AssignmentRule[] {
  const at = rules.findIndex((rule) => rule.branchId === branchId);
  if (at < 0) return userIds.length > 0 ? [...rules, { branchId, userIds }] : [...rules];
  return userIds.length > 0 ? rules.with(at, { branchId, userIds }) : rules.toSpliced(at, 1);
}

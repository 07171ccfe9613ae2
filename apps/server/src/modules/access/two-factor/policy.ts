import type { Role } from '../permission-matrix.ts';

/** Who must use two-factor sign-in at a school. */
export const TWO_FACTOR_POLICIES = ['none', 'admins', 'all'] as const;
export type TwoFactorPolicy = (typeof TWO_FACTOR_POLICIES)[number];

interface SignedInPerson {
  role: Role;
  requireTwoFactor: TwoFactorPolicy;
  hasTwoFactor: boolean;
}

/** Whether somebody has to set up two-factor sign-in before anything else. */
export function mustSetUpTwoFactor({ role, requireTwoFactor, hasTwoFactor }: SignedInPerson): boolean {
  if (hasTwoFactor) return false;
  return requireTwoFactor === 'all' || (requireTwoFactor === 'admins' && role === 'admin');
}

import { useLingui } from '@lingui/react';
import { BRANCH_TYPE_NAMES } from './kind-names.ts';
import type { BranchType } from './kinds.ts';

export function BranchTypeName({ type }: { type: BranchType }) {
  const { i18n } = useLingui();
  return i18n._(BRANCH_TYPE_NAMES[type]);
}

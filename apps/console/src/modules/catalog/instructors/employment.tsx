import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import type { Choice } from '../../../ui/records/list-definition.ts';
import { EMPLOYMENT_TYPES, type EmploymentType } from './instructor.ts';

const NAMES: Record<EmploymentType, MessageDescriptor> = { employee: msg`Employee`, freelancer: msg`Freelancer` };

export function EmploymentName({ type }: { type: EmploymentType }) {
  const { i18n } = useLingui();
  return i18n._(NAMES[type]);
}

export function useEmploymentTypes(): Choice[] {
  const { i18n } = useLingui();
  return EMPLOYMENT_TYPES.map((value) => ({ value, label: i18n._(NAMES[value]) }));
}

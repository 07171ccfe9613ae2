import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import type { Choice } from '../../ui/records/list-definition.ts';
import { BRANCH_TYPES, type BranchType, COURSE_ORIGINS, type CourseOrigin } from './kinds.ts';

export const BRANCH_TYPE_NAMES: Record<BranchType, MessageDescriptor> = {
  school: msg`School`,
  community_center: msg`Community centre`,
  frontal: msg`Own rooms`,
  online: msg`Online`,
};

export const COURSE_ORIGIN_NAMES: Record<CourseOrigin, MessageDescriptor> = {
  own: msg`Taught by us`,
  partner: msg`Hosted by a partner`,
};

export function useBranchTypes(): Choice[] {
  const { i18n } = useLingui();
  return BRANCH_TYPES.map((value) => ({ value, label: i18n._(BRANCH_TYPE_NAMES[value]) }));
}

export function useCourseOrigins(): Choice[] {
  const { i18n } = useLingui();
  return COURSE_ORIGINS.map((value) => ({ value, label: i18n._(COURSE_ORIGIN_NAMES[value]) }));
}

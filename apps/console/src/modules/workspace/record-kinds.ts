import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What a found record is, by the API's name of its list. */
export const RECORD_KINDS: Readonly<Record<string, MessageDescriptor>> = {
  customers: msg`Family`,
  students: msg`Student`,
  leads: msg`Lead`,
  cycles: msg`Cycle`,
  courses: msg`Course`,
  branches: msg`Branch`,
  instructors: msg`Instructor`,
};

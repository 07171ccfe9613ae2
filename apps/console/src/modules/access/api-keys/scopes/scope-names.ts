import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { NamedScope, Reach } from './scopes.ts';

export const SCOPE_NAMES: Record<NamedScope, MessageDescriptor> = {
  READ_LEARNER_PROGRESS: msg`Read how learners get on`,
  READ_SESSION_DATA: msg`Read learning sessions`,
  READ_ANALYTICS: msg`Read summed-up figures`,
  WRITE_EXTERNAL_EVENTS: msg`Report learning events from outside`,
  WRITE_ENROLLMENTS: msg`Enrol students in partner courses`,
  WRITE_LEADS: msg`Send in leads, from a website say`,
  MANAGE_WEBHOOKS: msg`Set up webhooks`,
};

export const REACH_NAMES: Record<Reach, MessageDescriptor> = { none: msg`No`, read: msg`Read`, write: msg`Read and write` };

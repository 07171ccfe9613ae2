import { msg } from '@lingui/core/macro';
import type { Resource } from '../../../ui/records/resource.ts';
import type { Settings } from './settings.ts';

export const settings: Resource<Settings> = {
  name: 'settings',
  entity: 'tenant',
  one: msg`School`,
  many: msg`School`,
  fields: {
    name: msg`Name of the school`,
    locale: msg`Language`,
    timezone: msg`Time zone`,
    currency: msg`Currency`,
    weekStart: msg`First day of the week`,
    requireTwoFactor: msg`Two-factor sign-in`,
    auditRetentionMonths: msg`How long the audit log is kept, in months`,
    shareProgress: msg`Share learners’ progress`,
    shareSessions: msg`Share learners’ sessions`,
    shareAnalytics: msg`Share figures over all learners`,
    acceptExternalEvents: msg`Take in what other systems report`,
    anonymiseLearners: msg`Hide who learners are`,
  },
  titleOf: ({ name }) => name,
  pageOf: () => '/settings',
  isSingle: true,
};

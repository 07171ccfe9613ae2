import { msg } from '@lingui/core/macro';
import type { Resource } from '../../../ui/records/resource.ts';
import type { TeachingSettingsRecord } from './teaching-settings.ts';

export const teachingSettings: Resource<TeachingSettingsRecord> = {
  name: 'settings/teaching',
  entity: 'teaching_settings',
  one: msg`Teaching rules`,
  many: msg`Teaching rules`,
  fields: {
    pricesIncludeVat: msg`Prices include VAT`,
    employerOverheadBp: msg`What an employee costs on top of the pay, in percent`,
    attendance: msg`What marks mean`,
    makeupExpiryDays: msg`Make-up lessons hold for, in days`,
    waitingList: msg`When a place frees`,
    offerHours: msg`A place is kept for, in hours`,
    cancellationNoticeHours: msg`Notice needed to cancel, in hours`,
    lateCancellationPercent: msg`Charged with less notice, in percent`,
    vatPeriods: msg`VAT`,
  },
  titleOf: () => '',
  pageOf: () => '/settings/teaching',
  guard: { resource: 'settings', seeing: 'VIEW', changing: 'UPDATE' },
  isSingle: true,
};

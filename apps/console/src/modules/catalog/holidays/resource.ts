import { msg } from '@lingui/core/macro';
import type { Resource } from '../../../ui/records/resource.ts';
import type { Holiday } from './holiday.ts';

export const holidays: Resource<Holiday> = {
  name: 'holidays',
  entity: 'holiday',
  isExported: true,
  one: msg`Holiday`,
  many: msg`Holidays`,
  fields: { name: msg`Name`, startDate: msg`First day`, endDate: msg`Last day`, branchId: msg`Branch` },
  titleOf: ({ name }) => name,
  pageOf: (id) => `/holidays/${encodeURIComponent(id)}`,
  guard: { resource: 'branches', seeing: 'VIEW', changing: 'UPDATE' },
};

import { msg } from '@lingui/core/macro';
import type { Resource } from '../../../ui/records/resource.ts';
import type { CustomField } from './custom-field.ts';

export const customFields: Resource<CustomField> = {
  name: 'custom-fields',
  entity: 'custom_field',
  one: msg`Custom field`,
  many: msg`Custom fields`,
  fields: {
    label: msg`Label`,
    key: msg`Name in the API`,
    type: msg`Kind`,
    options: msg`Choices`,
    isRequired: msg`Must be filled in`,
  },
  titleOf: ({ label }) => label,
  pageOf: () => '/custom-fields',
  guard: { resource: 'settings', seeing: 'VIEW', changing: 'UPDATE' },
};

import { Trans, useLingui } from '@lingui/react/macro';
import { SimpleGrid } from '@mantine/core';
import { RecordForm } from '../../ui/form/record-form.tsx';
import { SelectField } from '../../ui/form/select-field.tsx';
import { EmailField, PhoneField, SwitchField, TextField } from '../../ui/form/text-fields.tsx';
import type { FormLife } from '../../ui/records/record-page.tsx';
import type { Branch } from './branch.ts';
import { useBranchTypes } from './kind-names.ts';
import { branches } from './resources.ts';
import { RoomsField } from './rooms-field.tsx';

function valuesOf(branch: Branch | undefined) {
  return {
    name: branch?.name ?? '',
    type: branch?.type ?? 'school',
    address: branch?.address ?? '',
    city: branch?.city ?? '',
    timezone: branch?.timezone ?? '',
    contactName: branch?.contactName ?? '',
    contactPhone: branch?.contactPhone ?? '',
    contactEmail: branch?.contactEmail ?? '',
    rooms: branch?.rooms ?? [],
    isActive: branch?.isActive ?? true,
  };
}

export function BranchForm({ branch, ...life }: FormLife<Branch> & { branch?: Branch }) {
  const { t } = useLingui();
  const zones = Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value.replaceAll('_', ' ') }));
  return (
    <RecordForm
      resource={branches}
      record={branch}
      toValues={valuesOf}
      saveLabel={branch ? undefined : <Trans>Add the branch</Trans>}
      {...life}
    >
      <TextField name="name" isRequired autoFocus />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <SelectField name="type" choices={useBranchTypes()} />
        <TextField name="city" maxLength={100} />
      </SimpleGrid>
      <TextField name="address" maxLength={500} />
      <RoomsField />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextField name="contactName" />
        <PhoneField name="contactPhone" />
        <EmailField name="contactEmail" />
        <SelectField name="timezone" none={t`As the school`} choices={zones} />
      </SimpleGrid>
      <SwitchField name="isActive" />
    </RecordForm>
  );
}

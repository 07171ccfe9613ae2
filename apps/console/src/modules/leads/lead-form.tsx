import { Trans, useLingui } from '@lingui/react/macro';
import { SimpleGrid } from '@mantine/core';
import { InstantField } from '../../ui/form/instant-field.tsx';
import { RecordForm } from '../../ui/form/record-form.tsx';
import { RecordPicker } from '../../ui/form/record-picker.tsx';
import { SelectField } from '../../ui/form/select-field.tsx';
import { EmailField, LongTextField, PhoneField, TextField } from '../../ui/form/text-fields.tsx';
import type { FormLife } from '../../ui/records/record-page.tsx';
import { branches, courses } from '../catalog/resources.ts';
import { LabelFields } from '../labels/label-fields.tsx';
import { labelledBody, labelValues } from '../labels/label-values.ts';
import type { Lead } from './lead.ts';
import { useMoves } from './lead-names.ts';
import { useOwners } from './owners.ts';
import { leads } from './resources.ts';

function valuesOf(lead: Lead | undefined) {
  return {
    name: lead?.name ?? '',
    phone: lead?.phone ?? '',
    email: lead?.email ?? '',
    message: lead?.message ?? '',
    status: lead?.status ?? 'new',
    closedReason: lead?.closedReason ?? '',
    ownerId: lead?.ownerId ?? '',
    followUpAt: lead?.followUpAt ?? '',
    courseId: lead?.courseId ?? '',
    branchId: lead?.branchId ?? '',
    source: lead?.source ?? '',
    ...labelValues(lead),
  };
}

export function LeadForm({ lead, ...life }: FormLife<Lead> & { lead?: Lead }) {
  const { t } = useLingui();
  const owners = useOwners().map(({ id, name }) => ({ value: id, label: name }));
  const moves = useMoves(lead ?? { status: 'new' });
  return (
    <RecordForm
      resource={leads}
      record={lead}
      toValues={valuesOf}
      toBody={labelledBody}
      saveLabel={lead ? undefined : <Trans>Add the lead</Trans>}
      {...life}
    >
      <TextField name="name" isRequired autoFocus />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <PhoneField name="phone" />
        <EmailField name="email" />
      </SimpleGrid>
      <LongTextField name="message" maxLength={5000} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <RecordPicker name="courseId" resource={courses} />
        <RecordPicker name="branchId" resource={branches} hintOf={({ city }) => city} />
        <SelectField name="status" choices={moves} />
        <SelectField name="ownerId" none={lead ? t`Nobody` : t`Whose turn it is`} choices={owners} />
        <InstantField name="followUpAt" />
        <TextField name="source" maxLength={100} />
      </SimpleGrid>
      {lead && <TextField name="closedReason" maxLength={500} />}
      <LabelFields entity="lead" resource="leads" />
    </RecordForm>
  );
}

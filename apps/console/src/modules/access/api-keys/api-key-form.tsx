import { Trans, useLingui } from '@lingui/react/macro';
import { SimpleGrid, TagsInput } from '@mantine/core';
import { bodyOf } from '../../../ui/form/body.ts';
import { DateField } from '../../../ui/form/date-field.tsx';
import { NumberField } from '../../../ui/form/number-fields.tsx';
import { type FormValues, RecordForm } from '../../../ui/form/record-form.tsx';
import { SelectField } from '../../../ui/form/select-field.tsx';
import { TextField } from '../../../ui/form/text-fields.tsx';
import { useField } from '../../../ui/form/use-field.ts';
import type { FormLife } from '../../../ui/records/record-page.tsx';
import type { ApiKey } from './api-key.ts';
import { apiKeys } from './resource.ts';
import { ScopesField } from './scopes/scopes-field.tsx';

function valuesOf(key: ApiKey | undefined): FormValues {
  const values = {
    name: key?.name ?? '',
    scopes: key?.scopes ?? [],
    rateLimitPerHour: key?.rateLimitPerHour ?? 1000,
    allowedIps: key?.allowedIps ?? [],
    expiresOn: key?.expiresAt?.slice(0, 10) ?? '',
  };
  return key ? values : { ...values, environment: 'live' };
}

/** The API wants a moment: the last one of the day that was chosen. */
function toBody(values: FormValues): FormValues {
  const { expiresOn, ...body } = bodyOf(values);
  return 'expiresOn' in values ? { ...body, expiresAt: expiresOn ? `${String(expiresOn)}T23:59:59Z` : null } : body;
}

export function ApiKeyForm({ apiKey, ...life }: FormLife<ApiKey> & { apiKey?: ApiKey }) {
  const { t } = useLingui();
  return (
    <RecordForm
      resource={apiKeys}
      record={apiKey}
      toValues={valuesOf}
      toBody={toBody}
      saveLabel={apiKey ? undefined : <Trans>Make the key</Trans>}
      {...life}
    >
      <TextField name="name" isRequired autoFocus description={t`The program that will use it: “Website”, “Accounting”.`} />
      {!apiKey && (
        <SelectField
          name="environment"
          choices={[
            { value: 'live', label: t`Live` },
            { value: 'test', label: t`For testing` },
          ]}
        />
      )}
      <ScopesField name="scopes" />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberField name="rateLimitPerHour" min={1} max={1_000_000} isRequired />
        <DateField name="expiresOn" description={t`Until the end of that day (UTC). Left empty: until it is revoked.`} />
      </SimpleGrid>
      <AddressesField />
    </RecordForm>
  );
}

function AddressesField() {
  const { t } = useLingui();
  const { input, value, onChange } = useField({
    name: 'allowedIps',
    description: t`Addresses or networks, for example 203.0.113.0/24. Left empty: from anywhere.`,
  });
  const addresses = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  return <TagsInput {...input} dir="ltr" maxTags={100} value={addresses} onChange={onChange} />;
}

import { Trans, useLingui } from '@lingui/react/macro';
import { SimpleGrid } from '@mantine/core';
import { bodyOf } from '../../../ui/form/body.ts';
import { NumberField } from '../../../ui/form/number-fields.tsx';
import { type FormValues, RecordForm } from '../../../ui/form/record-form.tsx';
import { SelectField } from '../../../ui/form/select-field.tsx';
import { LongTextField, SwitchField, TextField } from '../../../ui/form/text-fields.tsx';
import type { FormLife } from '../../../ui/records/record-page.tsx';
import { EventTypesField } from './choosing/event-types-field.tsx';
import { FilterFields } from './choosing/filter-fields.tsx';
import type { Endpoint, EndpointFilter } from './endpoint.ts';
import { webhooks } from './resource.ts';

function valuesOf(endpoint: Endpoint | undefined): FormValues {
  const { branchIds = [], courseIds = [], studentIds = [] } = endpoint?.filter ?? {};
  return {
    url: endpoint?.url ?? '',
    name: endpoint?.name ?? '',
    eventTypes: endpoint?.eventTypes ?? [],
    filter: { branchIds, courseIds, studentIds },
    description: endpoint?.description ?? '',
    retrySchedule: endpoint?.retrySchedule ?? 'short',
    maxConcurrency: endpoint?.maxConcurrency ?? 10,
    anonymiseLearners: endpoint?.anonymiseLearners ?? false,
  };
}

/** A filter names only what it narrows; one that narrows nothing is none. */
function toBody({ filter, ...values }: FormValues): FormValues {
  if (!filter) return bodyOf(values);
  // As valuesOf wrote it; its fields keep lists.
  const parts = Object.entries(filter as Required<EndpointFilter>).filter(([, ids]) => ids.length > 0);
  return { ...bodyOf(values), filter: parts.length > 0 ? Object.fromEntries(parts) : null };
}

export function EndpointForm({ endpoint, ...life }: FormLife<Endpoint> & { endpoint?: Endpoint }) {
  const { t } = useLingui();
  return (
    <RecordForm
      resource={webhooks}
      record={endpoint}
      toValues={valuesOf}
      toBody={toBody}
      saveLabel={endpoint ? undefined : <Trans>Add the webhook</Trans>}
      {...life}
    >
      <TextField
        name="url"
        isRequired
        autoFocus
        maxLength={2000}
        description={t`Where events are sent, for example https://partner.example/webhook`}
      />
      <TextField name="name" description={t`The program that listens there: “Accounting”, “Our app”.`} />
      <EventTypesField name="eventTypes" />
      <FilterFields name="filter" />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <SelectField
          name="retrySchedule"
          choices={[
            { value: 'short', label: t`Try 5 times within 15 seconds` },
            { value: 'long', label: t`Try 10 times within three and a half days` },
          ]}
        />
        <NumberField name="maxConcurrency" min={1} max={50} isRequired />
      </SimpleGrid>
      <LongTextField name="description" maxLength={2000} />
      <SwitchField
        name="anonymiseLearners"
        description={t`In events about learning, the receiver can tell learners apart, and doesn’t learn who they are here. Events of the school’s own affairs, such as registrations, still name people.`}
      />
    </RecordForm>
  );
}

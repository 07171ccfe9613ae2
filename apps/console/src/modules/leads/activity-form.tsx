import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { SimpleGrid } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import { bodyOf } from '../../ui/form/body.ts';
import { InstantField } from '../../ui/form/instant-field.tsx';
import { PlainForm } from '../../ui/form/plain-form.tsx';
import { SelectField } from '../../ui/form/select-field.tsx';
import { LongTextField, TextField } from '../../ui/form/text-fields.tsx';
import { apiPath } from '../../ui/records/resource.ts';
import type { Lead } from './lead.ts';
import { WRITTEN_NAMES } from './lead-names.ts';
import { leads } from './resources.ts';

const FIELDS = { type: msg`What happened`, text: msg`What was said`, outcome: msg`Outcome`, followUpAt: msg`Next step` };

/** Writes down a call while it is still in the ear. A next step becomes the lead's own. */
export function ActivityForm({ lead }: { lead: Lead }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const types = Object.entries(WRITTEN_NAMES).map(([value, name]) => ({ value, label: i18n._(name) }));

  async function write(values: Record<string, unknown>) {
    const given = Object.fromEntries(Object.entries(bodyOf(values)).filter(([, value]) => value !== null));
    await api.post(`${apiPath(leads, lead.id)}/activities`, given);
    await queries.invalidateQueries({ queryKey: ['leads'] });
  }

  return (
    <PlainForm
      values={{ type: 'call', text: '', outcome: '', followUpAt: '' }}
      fields={FIELDS}
      onSubmit={write}
      isRepeated
      submitLabel={<Trans>Write it down</Trans>}
    >
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
        <SelectField name="type" choices={types} />
        <TextField name="outcome" description={t`For example: no answer`} />
        <InstantField name="followUpAt" description={t`When to get in touch again`} />
      </SimpleGrid>
      <LongTextField name="text" maxLength={5000} />
    </PlainForm>
  );
}

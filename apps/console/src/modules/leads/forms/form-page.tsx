import { Trans } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { RecordPage } from '../../../ui/records/record-page.tsx';
import { leadForms } from '../resources.ts';
import { EmbedPanel } from './embed-panel.tsx';
import { FormFacts } from './form-facts.tsx';
import { leadFormQuery } from './lead-form.ts';
import { LeadFormForm } from './lead-form-form.tsx';

const route = getRouteApi('/signed-in/lead-forms/$formId');

export default function FormPage() {
  const { formId } = route.useParams();
  return (
    <RecordPage
      resource={leadForms}
      query={useQuery(leadFormQuery(formId))}
      crumbs={[]}
      listPath="/lead-forms"
      tabs={(form) => [
        {
          id: 'overview',
          label: <Trans>Overview</Trans>,
          content: (
            <Stack gap="md">
              <FormFacts form={form} />
              <EmbedPanel form={form} />
            </Stack>
          ),
        },
      ]}
      editForm={(form, life) => <LeadFormForm form={form} {...life} />}
    />
  );
}

import { Trans } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { RecordPage } from '../../ui/records/record-page.tsx';
import { ActivitiesPanel } from './activities-panel.tsx';
import { ConvertLead } from './convert-lead.tsx';
import { leadQuery } from './lead.ts';
import { LeadFacts } from './lead-facts.tsx';
import { LeadForm } from './lead-form.tsx';
import { leads } from './resources.ts';

const route = getRouteApi('/signed-in/leads/$leadId');

export default function LeadPage() {
  const { leadId } = route.useParams();
  return (
    <RecordPage
      resource={leads}
      query={useQuery(leadQuery(leadId))}
      crumbs={[]}
      listPath="/leads"
      actions={(lead) => <ConvertLead lead={lead} />}
      tabs={(lead) => [
        {
          id: 'overview',
          label: <Trans>Overview</Trans>,
          content: (
            <Stack gap="md">
              <LeadFacts lead={lead} />
              <ActivitiesPanel lead={lead} />
            </Stack>
          ),
        },
      ]}
      editForm={(lead, life) => <LeadForm lead={lead} {...life} />}
    />
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { NewRecordPage } from '../../../ui/records/new-record-page.tsx';
import { type Endpoint, endpointQuery, type FreshEndpoint, withoutSecret } from './endpoint.ts';
import { EndpointForm } from './endpoint-form.tsx';
import { FreshSecret } from './fresh-secret.tsx';
import { webhooks } from './resource.ts';

export default function NewWebhookPage() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [fresh, setFresh] = useState<FreshEndpoint | null>(null);

  function show(saved: Endpoint) {
    // The answer to a new endpoint holds its secret. It stays on this page and in no cache.
    const made = saved as FreshEndpoint;
    queries.setQueryData(endpointQuery(made.id).queryKey, withoutSecret(made));
    setFresh(made);
  }

  return (
    <NewRecordPage resource={webhooks} title={t`Add a webhook`} crumbs={[{ label: <Trans>Integrations</Trans> }]} listPath="/webhooks">
      {(life) =>
        fresh ? (
          <FreshSecret fresh={fresh} onDone={() => void navigate({ to: webhooks.pageOf(fresh.id), replace: true })} />
        ) : (
          <EndpointForm {...life} onSaved={show} />
        )
      }
    </NewRecordPage>
  );
}

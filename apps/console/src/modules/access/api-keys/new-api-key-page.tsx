import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { NewRecordPage } from '../../../ui/records/new-record-page.tsx';
import { type ApiKey, apiKeyQuery, type FreshApiKey } from './api-key.ts';
import { ApiKeyForm } from './api-key-form.tsx';
import { FreshKey } from './fresh-key.tsx';
import { apiKeys } from './resource.ts';

export default function NewApiKeyPage() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [fresh, setFresh] = useState<FreshApiKey | null>(null);

  function show(saved: ApiKey) {
    // The answer to a new key holds the key. It stays on this page and in no cache.
    const { key, ...stored } = saved as FreshApiKey;
    queries.setQueryData(apiKeyQuery(saved.id).queryKey, stored);
    setFresh({ ...stored, key });
  }

  return (
    <NewRecordPage resource={apiKeys} title={t`Make an API key`} crumbs={[{ label: <Trans>Integrations</Trans> }]} listPath="/api-keys">
      {(life) =>
        fresh ? (
          <FreshKey fresh={fresh} onDone={() => void navigate({ to: apiKeys.pageOf(fresh.id), replace: true })} />
        ) : (
          <ApiKeyForm {...life} onSaved={show} />
        )
      }
    </NewRecordPage>
  );
}
